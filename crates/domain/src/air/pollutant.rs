//! The six pollutants of the index, and small collections of them.

use core::ops::{Index, IndexMut};

/// The pollutants of the index, in the order in which HJ 633 lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pollutant {
    /// Sulphur dioxide, µg/m³.
    So2,
    /// Nitrogen dioxide, µg/m³.
    No2,
    /// Carbon monoxide, mg/m³.
    Co,
    /// Ozone, µg/m³.
    O3,
    /// Particles up to 10 µm, µg/m³.
    Pm10,
    /// Particles up to 2.5 µm, µg/m³.
    Pm25,
}

impl Pollutant {
    /// All six, in order.
    pub const ALL: [Self; 6] = [Self::So2, Self::No2, Self::Co, Self::O3, Self::Pm10, Self::Pm25];

    /// Stable identifier: `so2`, `no2`, `co`, `o3`, `pm10`, `pm25`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::So2 => "so2",
            Self::No2 => "no2",
            Self::Co => "co",
            Self::O3 => "o3",
            Self::Pm10 => "pm10",
            Self::Pm25 => "pm25",
        }
    }

    /// The pollutant of an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pollutant| pollutant.id() == id)
    }

    /// Name in plain text: `SO2`, `NO2`, `CO`, `O3`, `PM10`, `PM2.5`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::So2 => "SO2",
            Self::No2 => "NO2",
            Self::Co => "CO",
            Self::O3 => "O3",
            Self::Pm10 => "PM10",
            Self::Pm25 => "PM2.5",
        }
    }

    /// Decimal places of its concentration: 1 for CO (mg/m³), 0 for the others (µg/m³).
    #[must_use]
    pub const fn decimals(self) -> u8 {
        match self {
            Self::Co => 1,
            _ => 0,
        }
    }

    /// Unit of its concentration.
    #[must_use]
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Co => "mg/m³",
            _ => "µg/m³",
        }
    }

    /// A gas; the particles are the others.
    #[must_use]
    pub const fn is_gas(self) -> bool {
        !matches!(self, Self::Pm10 | Self::Pm25)
    }
}

/// One value for each pollutant, in the order of [`Pollutant::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PerPollutant<T>(pub [T; 6]);

impl<T> PerPollutant<T> {
    /// The same value for all.
    #[must_use]
    pub fn of(value: T) -> Self
    where
        T: Copy,
    {
        Self([value; 6])
    }

    /// The value of each pollutant.
    #[must_use]
    pub fn from_fn(mut value: impl FnMut(Pollutant) -> T) -> Self {
        Self(Pollutant::ALL.map(&mut value))
    }

    /// Each pollutant with its value, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Pollutant, &T)> {
        Pollutant::ALL.into_iter().zip(&self.0)
    }

    /// Another value for each pollutant.
    #[must_use]
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> PerPollutant<U> {
        PerPollutant(self.0.map(change))
    }
}

impl<T> Index<Pollutant> for PerPollutant<T> {
    type Output = T;

    fn index(&self, pollutant: Pollutant) -> &T {
        // The discriminants are 0 to 5, the array has six places.
        &self.0[pollutant as usize]
    }
}

impl<T> IndexMut<Pollutant> for PerPollutant<T> {
    fn index_mut(&mut self, pollutant: Pollutant) -> &mut T {
        &mut self.0[pollutant as usize]
    }
}

/// A set of pollutants; iterates in the order of [`Pollutant::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PollutantSet(u8);

impl PollutantSet {
    /// No pollutant.
    pub const EMPTY: Self = Self(0);

    /// Adds one.
    pub fn insert(&mut self, pollutant: Pollutant) {
        self.0 |= 1 << pollutant as u8;
    }

    /// Whether it is in the set.
    #[must_use]
    pub fn contains(self, pollutant: Pollutant) -> bool {
        self.0 & (1 << pollutant as u8) != 0
    }

    /// No pollutant in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many.
    #[must_use]
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Those in the set, in order.
    pub fn iter(self) -> impl Iterator<Item = Pollutant> {
        Pollutant::ALL.into_iter().filter(move |pollutant| self.contains(*pollutant))
    }

    /// Their identifiers, in order.
    pub fn ids(self) -> impl Iterator<Item = &'static str> {
        self.iter().map(Pollutant::id)
    }
}

impl FromIterator<Pollutant> for PollutantSet {
    fn from_iter<I: IntoIterator<Item = Pollutant>>(pollutants: I) -> Self {
        let mut set = Self::EMPTY;
        for pollutant in pollutants {
            set.insert(pollutant);
        }
        set
    }
}
