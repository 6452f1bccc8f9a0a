//! Several files in one: a zip archive, nothing in it compressed.
//!
//! Source: PKWARE's APPNOTE.TXT 6.3.10, sections 4.3 and 4.4.

/// 1980-01-01, the first day that a zip archive can name: the core knows no other.
const DATE: u16 = 1 << 5 | 1;
/// Bit 11: names are UTF-8.
const UTF8: u16 = 1 << 11;
/// Version 1.0, the one that stored files need.
const VERSION: u16 = 10;

/// A zip archive of these files, names with `/` between folders, in their order. The same files
/// give the same bytes.
///
/// At most 65 535 files (more are left out), and less than 4 GiB of them: the format's limits
/// without its 64-bit extension. Of a name, 65 535 bytes count.
#[must_use]
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let files = &files[..files.len().min(usize::from(u16::MAX))];
    let (mut archive, mut directory) = (vec![], vec![]);
    for (name, content) in files {
        let name = &name.as_bytes()[..name.len().min(usize::from(u16::MAX))];
        let at = archive.len();
        let head = head(name, content);
        put32(&mut archive, 0x0403_4b50);
        archive.extend_from_slice(&head);
        archive.extend_from_slice(name);
        archive.extend_from_slice(content);

        put32(&mut directory, 0x0201_4b50);
        put16(&mut directory, VERSION);
        directory.extend_from_slice(&head);
        // Comment, disk, and attributes: none.
        directory.extend_from_slice(&[0; 10]);
        put32(&mut directory, at as u32);
        directory.extend_from_slice(name);
    }
    let (from, count) = (archive.len(), files.len() as u16);
    archive.extend_from_slice(&directory);
    put32(&mut archive, 0x0605_4b50);
    put32(&mut archive, 0);
    put16(&mut archive, count);
    put16(&mut archive, count);
    put32(&mut archive, directory.len() as u32);
    put32(&mut archive, from as u32);
    put16(&mut archive, 0);
    archive
}

/// What a file's own header and its entry in the directory have in common.
fn head(name: &[u8], content: &[u8]) -> Vec<u8> {
    let mut head = Vec::with_capacity(26);
    put16(&mut head, VERSION);
    put16(&mut head, UTF8);
    // Stored, at midnight.
    put32(&mut head, 0);
    put16(&mut head, DATE);
    put32(&mut head, crc32(content));
    put32(&mut head, content.len() as u32);
    put32(&mut head, content.len() as u32);
    put16(&mut head, name.len() as u16);
    put16(&mut head, 0);
    head
}

fn put16(bytes: &mut Vec<u8>, value: u16) {
    bytes.extend_from_slice(&value.to_le_bytes());
}

fn put32(bytes: &mut Vec<u8>, value: u32) {
    bytes.extend_from_slice(&value.to_le_bytes());
}

/// The checksum of zip and gzip (ISO 3309), bit by bit: a table would be larger than all of this,
/// and bodies are small.
fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for &byte in bytes {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = crc >> 1 ^ 0xedb8_8320 & 0_u32.wrapping_sub(crc & 1);
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use ::zip::CompressionMethod;
    use proptest::prelude::*;

    use super::*;

    /// Names and contents, as an independent reader finds them; it checks the checksums.
    fn unzipped(archive: Vec<u8>) -> Vec<(String, Vec<u8>)> {
        let mut archive = ::zip::ZipArchive::new(Cursor::new(archive)).expect("it is an archive");
        let count = archive.len();
        let read = |at| {
            let mut file = archive.by_index(at).expect("it is there");
            assert_eq!(file.compression(), CompressionMethod::Stored);
            let mut content = vec![];
            file.read_to_end(&mut content).expect("the checksum is right");
            (file.name().to_owned(), content)
        };
        (0..count).map(read).collect()
    }

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn an_archive_of_nothing_is_the_end_record() {
        assert_eq!(zip(&[]), [b"PK\x05\x06".as_slice(), &[0; 18]].concat());
    }

    #[test]
    fn names_and_contents_come_back() {
        let large = vec![7; 100_000];
        let files = [("a.txt", &b"one"[..]), ("folder/é🚀.bin", &[0, 255]), ("empty", &large)];
        let expect = files.map(|(name, content)| (name.to_owned(), content.to_vec()));
        assert_eq!(unzipped(zip(&files)), expect);
    }

    proptest! {
        #[test]
        fn any_files_come_back(
            contents in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..99), 0..5)
        ) {
            let named = contents.iter().enumerate();
            let named: Vec<_> = named.map(|(at, it)| (format!("{at}.txt"), it.clone())).collect();
            let files: Vec<_> = named.iter().map(|(name, it)| (name.as_str(), &it[..])).collect();
            prop_assert_eq!(unzipped(zip(&files)), named);
        }
    }
}
