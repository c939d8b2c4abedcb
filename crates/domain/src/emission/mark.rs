//! Marks of automatic monitoring data.

use crate::language::Words;

/// What was going on when a mean was recorded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Normal running.
    #[default]
    Normal,
    /// The plant is starting up.
    StartUp,
    /// The plant is shutting down.
    Shutdown,
    /// The instrument or plant stands still.
    Stopped,
    /// Maintenance of the instrument.
    Maintenance,
    /// Fault of the instrument.
    Fault,
    /// Calibration.
    Calibration,
    /// Beyond the range of the instrument.
    OverRange,
    /// Communication failed.
    Communication,
    /// Entered by hand.
    Manual,
}

impl Mark {
    /// All marks.
    pub const ALL: [Self; 10] = [
        Self::Normal,
        Self::StartUp,
        Self::Shutdown,
        Self::Stopped,
        Self::Maintenance,
        Self::Fault,
        Self::Calibration,
        Self::OverRange,
        Self::Communication,
        Self::Manual,
    ];

    /// Stable identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::StartUp => "start_up",
            Self::Shutdown => "shutdown",
            Self::Stopped => "stopped",
            Self::Maintenance => "maintenance",
            Self::Fault => "fault",
            Self::Calibration => "calibration",
            Self::OverRange => "over_range",
            Self::Communication => "communication",
            Self::Manual => "manual",
        }
    }

    /// The mark of an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.id() == id)
    }

    /// The mark of a letter in a message of HJ 212-2017 (confidence C: sources disagree on B, F and M;
    /// look into HJ 212-2025 before showing the words of a letter). Start-up and shutdown have none.
    #[must_use]
    pub const fn from_hj212(letter: char) -> Option<Self> {
        Some(match letter {
            'N' => Self::Normal,
            'F' => Self::Stopped,
            'M' => Self::Maintenance,
            'S' => Self::Manual,
            'D' => Self::Fault,
            'C' => Self::Calibration,
            'T' => Self::OverRange,
            'B' => Self::Communication,
            _ => return None,
        })
    }

    /// Its words.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::Normal => Words { zh: "正常", en: "normal" },
            Self::StartUp => Words { zh: "启炉（开机）", en: "start-up" },
            Self::Shutdown => Words { zh: "停炉（停机）", en: "shutdown" },
            Self::Stopped => Words { zh: "停运", en: "stopped" },
            Self::Maintenance => Words { zh: "维护", en: "maintenance" },
            Self::Fault => Words { zh: "故障", en: "fault" },
            Self::Calibration => Words { zh: "校准", en: "calibration" },
            Self::OverRange => Words { zh: "超量程", en: "over range" },
            Self::Communication => Words { zh: "通讯异常", en: "communication failure" },
            Self::Manual => Words { zh: "人工录入", en: "entered by hand" },
        }
    }
}
