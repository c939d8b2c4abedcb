//! Photos: looked at, encoded anew, kept in an object store ([`crate::attachments`]).
//!
//! What comes in is never kept as it came: its kind is told by its bytes, it is decoded within limits of size
//! and pixels, turned as its camera said, shrunk, and written as a new JPEG. So no place, no time, no serial
//! number of a camera and nothing hidden behind the picture survives.

use crate::attachments::{Place, PlaceError};
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use object_store::path::Path as ObjectPath;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};
use sha2::{Digest, Sha256};
use std::fmt;
use std::io::Cursor;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Most photos of a case.
pub const MOST: usize = mingjing_contract::feedback::PHOTOS_MAX;
/// Most bytes of a photo as it comes.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
/// Most pixels of a photo as it comes.
const MOST_PIXELS: u64 = 25_000_000;
/// Longest side of a photo as it comes, in pixels.
const LONGEST_IN: u32 = 12_000;
/// Longest side of a photo as it is kept, in pixels.
const LONGEST_KEPT: u32 = 2048;
/// Quality of a photo as it is kept, of 100.
const QUALITY: u8 = 82;
/// Memory that decoding may take, in bytes: the pixels, and as much again.
const MOST_MEMORY: u64 = 150 * 1024 * 1024;
/// One picture at a time is held in memory.
static PLACES: Semaphore = Semaphore::const_new(1);

/// Where photos are kept. Cheap to clone.
#[derive(Clone)]
pub struct Photos {
    store: Arc<dyn ObjectStore>,
}

/// A photo as it is kept.
pub struct Photo {
    /// JPEG.
    pub bytes: Vec<u8>,
    /// Hash of the bytes, in hexadecimal digits.
    pub name: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// Why a photo was not kept.
#[derive(Debug, thiserror::Error)]
pub enum PhotoError {
    /// No JPEG, PNG or WebP, or a broken one.
    #[error("not a picture of a kind that is known")]
    Unknown,
    /// Too many bytes or pixels.
    #[error("too large a picture")]
    TooLarge,
    /// The store failed.
    #[error("photos cannot be kept or read: {0}")]
    Store(#[from] object_store::Error),
    /// There is no place for them.
    #[error("photos cannot be kept: {0}")]
    Place(#[from] PlaceError),
}

impl Photos {
    /// Photos in a place.
    ///
    /// # Errors
    /// [`PhotoError::Place`].
    pub fn open(place: &Place) -> Result<Self, PhotoError> {
        Ok(Self { store: place.open()? })
    }

    /// Whether the place answers: asks for a photo that is not there.
    ///
    /// # Errors
    /// [`PhotoError::Store`].
    pub async fn probe(&self) -> Result<(), PhotoError> {
        match self.store.head(&place(0, "probe")).await {
            Ok(_) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Keeps a photo of a case. Twice is the same as once.
    ///
    /// # Errors
    /// [`PhotoError::Store`].
    pub async fn keep(&self, case: i64, photo: &Photo) -> Result<(), PhotoError> {
        self.store.put(&place(case, &photo.name), PutPayload::from(photo.bytes.clone())).await?;
        Ok(())
    }

    /// The bytes of a photo.
    ///
    /// # Errors
    /// [`PhotoError::Store`].
    pub async fn read(&self, case: i64, name: &str) -> Result<Vec<u8>, PhotoError> {
        Ok(self.store.get(&place(case, name)).await?.bytes().await?.to_vec())
    }
}

impl fmt::Debug for Photos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Photos(…)")
    }
}

/// Both parts are this program's own: a number and hexadecimal digits.
fn place(case: i64, name: &str) -> ObjectPath {
    ObjectPath::from_iter([case.to_string(), format!("{name}.jpg")])
}

/// Makes of what came in what is kept.
///
/// # Errors
/// [`PhotoError::Unknown`], [`PhotoError::TooLarge`].
pub async fn take(bytes: Vec<u8>) -> Result<Photo, PhotoError> {
    let _place = PLACES.acquire().await.map_err(|_| PhotoError::Unknown)?;
    tokio::task::spawn_blocking(move || encode_anew(&bytes)).await.map_err(|_| PhotoError::Unknown)?
}

fn encode_anew(bytes: &[u8]) -> Result<Photo, PhotoError> {
    if bytes.len() > MOST_BYTES {
        return Err(PhotoError::TooLarge);
    }
    let format = image::guess_format(bytes).map_err(|_| PhotoError::Unknown)?;
    if !matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP) {
        return Err(PhotoError::Unknown);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits());
    let mut decoder = reader.into_decoder().map_err(|error| fault(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PhotoError::TooLarge);
    }
    // A camera that does not say how it was held was held upright.
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| fault(&error))?;
    picture.apply_orientation(orientation);
    if picture.width().max(picture.height()) > LONGEST_KEPT {
        picture = picture.resize(LONGEST_KEPT, LONGEST_KEPT, FilterType::Triangle);
    }
    let picture = picture.to_rgb8();
    let mut kept = Vec::new();
    JpegEncoder::new_with_quality(&mut kept, QUALITY)
        .encode_image(&picture)
        .map_err(|error| fault(&error))?;
    let name = Sha256::digest(&kept).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Photo { bytes: kept, name, width: picture.width(), height: picture.height() })
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_IN);
    limits.max_image_height = Some(LONGEST_IN);
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

fn fault(error: &image::ImageError) -> PhotoError {
    match error {
        image::ImageError::Limits(_) => PhotoError::TooLarge,
        _ => PhotoError::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let picture = image::RgbImage::from_fn(width, height, |x, y| {
            let shade = |at: u32| u8::try_from(at % 256).unwrap();
            image::Rgb([shade(x), shade(y), 7])
        });
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// An EXIF segment that turns the picture by a quarter and names a camera.
    fn with_exif(jpeg: &[u8]) -> Vec<u8> {
        let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x02".to_vec();
        exif.extend(b"\x01\x0f\0\x02\0\0\0\x0b\0\0\0\x26\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0");
        exif.extend(b"SECRETCAM!\0");
        let mut bytes = jpeg[..2].to_vec();
        bytes.extend([0xff, 0xe1]);
        bytes.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
        bytes.extend(exif);
        bytes.extend(&jpeg[2..]);
        bytes
    }

    #[test]
    fn a_photo_is_turned_shrunk_and_loses_what_it_says_of_its_sender() {
        let jpeg = with_exif(&encoded(3000, 1500, ImageFormat::Jpeg));
        assert!(jpeg.windows(9).any(|window| window == b"SECRETCAM"));
        let photo = encode_anew(&jpeg).unwrap();
        assert_eq!((photo.width, photo.height), (1024, 2048), "upright");
        assert!(!photo.bytes.windows(9).any(|window| window == b"SECRETCAM"));
        assert!(!photo.bytes.windows(4).any(|window| window == b"Exif"));
        assert_eq!(encode_anew(&jpeg).unwrap().name, photo.name, "the same again");
    }

    #[test]
    fn png_and_webp_are_jpeg_afterwards() {
        for format in [ImageFormat::Png, ImageFormat::WebP] {
            let photo = encode_anew(&encoded(40, 30, format)).unwrap();
            assert_eq!(image::guess_format(&photo.bytes).unwrap(), ImageFormat::Jpeg);
            assert_eq!((photo.width, photo.height), (40, 30));
        }
    }

    #[test]
    fn what_hides_behind_a_picture_is_gone() {
        let mut polyglot = encoded(40, 30, ImageFormat::Jpeg);
        polyglot.extend(b"PK\x03\x04<script>alert(1)</script>");
        let kept = encode_anew(&polyglot).unwrap().bytes;
        assert!(!kept.windows(7).any(|window| window == b"<script"));
    }

    #[test]
    fn bombs_and_what_is_no_picture_are_refused() {
        // A head that promises 30,000 × 30,000 pixels, and one of 6,000 × 6,000 that would fit the sides.
        for side in [30_000_u32, 6_000] {
            let mut bomb = encoded(40, 30, ImageFormat::Png);
            bomb[16..20].copy_from_slice(&side.to_be_bytes());
            bomb[20..24].copy_from_slice(&side.to_be_bytes());
            let crc = crc32(&bomb[12..29]);
            bomb[29..33].copy_from_slice(&crc.to_be_bytes());
            assert!(matches!(encode_anew(&bomb), Err(PhotoError::TooLarge)), "{side}");
        }
        assert!(matches!(encode_anew(&vec![0; MOST_BYTES + 1]), Err(PhotoError::TooLarge)));
        let cut = encoded(400, 300, ImageFormat::Png);
        for bytes in
            [b"".as_slice(), b"GIF89a", b"<svg/>", b"PK\x03\x04", b"\xff\xd8\xff\xe0", &cut[..cut.len() / 2]]
        {
            assert!(
                matches!(encode_anew(bytes), Err(PhotoError::Unknown)),
                "{:?}",
                &bytes[..bytes.len().min(8)]
            );
        }
    }

    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |crc, byte| {
            (0..8).fold(
                crc ^ u32::from(*byte),
                |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 },
            )
        })
    }
}
