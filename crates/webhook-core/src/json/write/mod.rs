//! A document written as another program would write it: token by token, nothing read and rebuilt.

mod escapes;
mod numbers;

use std::collections::BinaryHeap;
use std::ops::Range;

use escapes::Plain;

use super::{Blanks, Escapes, MAX_DEPTH, NotJson, Numbers, Order, Reader, Style};

/// How many times over a document may be read to put its members in order: once for each object in
/// an object.
const MAX_READ_AHEAD: usize = 16;

/// The document in another style.
///
/// # Errors
///
/// The document is not JSON, is nested deeper than [`MAX_DEPTH`], or has too many objects in each
/// other to be put in order.
pub fn written(document: &[u8], style: &Style) -> Result<Vec<u8>, NotJson> {
    let reader = Reader { document, at: 0, found: None };
    let out = Vec::with_capacity(document.len() + document.len() / 4);
    let escapes = style.escapes.map(|escapes| (escapes, Plain::of(&escapes)));
    let mut writer =
        Writer { reader, style: *style, escapes, out, whole_numbers: 0, read_ahead: 0 };
    writer.blanks("");
    writer.value(0, 0)?;
    writer.blanks("");
    if writer.reader.at < document.len() {
        return writer.reader.fault();
    }
    Ok(writer.out)
}

struct Writer<'a> {
    reader: Reader<'a>,
    style: Style,
    escapes: Option<(Escapes, Plain)>,
    out: Vec<u8>,
    /// How many were met.
    whole_numbers: u16,
    /// How many bytes were read only to put members in order.
    read_ahead: usize,
}

impl Writer<'_> {
    /// Goes past blanks, and writes these in their place, or the same when blanks are kept.
    fn blanks(&mut self, instead: &str) {
        let from = self.reader.at;
        self.reader.blanks();
        match self.style.blanks {
            None => self.copy(from..self.reader.at),
            Some(_) => self.out.extend_from_slice(instead.as_bytes()),
        }
    }

    fn copy(&mut self, range: Range<usize>) {
        self.out.extend_from_slice(&self.reader.document[range]);
    }

    /// `depth` counts what the value stands in, `steps` how far it is indented.
    fn value(&mut self, depth: usize, steps: usize) -> Result<(), NotJson> {
        let from = self.reader.at;
        match self.reader.peek() {
            Some(b'{') if depth < MAX_DEPTH => return self.container(true, depth, steps),
            Some(b'[') if depth < MAX_DEPTH => return self.container(false, depth, steps),
            Some(b'"') => return self.string(),
            Some(b'-' | b'0'..=b'9') => return self.number(),
            Some(b't') => self.reader.word("true")?,
            Some(b'f') => self.reader.word("false")?,
            Some(b'n') => self.reader.word("null")?,
            _ => return self.reader.fault(),
        };
        self.copy(from..self.reader.at);
        Ok(())
    }

    fn string(&mut self) -> Result<(), NotJson> {
        let from = self.reader.at;
        self.reader.skip_string()?;
        let Some((escapes, plain)) = &self.escapes else {
            self.copy(from..self.reader.at);
            return Ok(());
        };
        let inside = &self.reader.document[from + 1..self.reader.at - 1];
        self.out.push(b'"');
        escapes::write(inside, escapes, plain, &mut self.out);
        self.out.push(b'"');
        Ok(())
    }

    fn number(&mut self) -> Result<(), NotJson> {
        let from = self.reader.at;
        self.reader.skip_number()?;
        if self.style.numbers == Numbers::Kept {
            self.copy(from..self.reader.at);
            return Ok(());
        }
        let text = &self.reader.document[from..self.reader.at];
        let nth = self.whole_numbers;
        if text.iter().all(|byte| byte.is_ascii_digit() || *byte == b'-') {
            self.whole_numbers = nth.saturating_add(1);
        }
        numbers::write(text, self.style.numbers, nth, &mut self.out);
        Ok(())
    }

    fn container(&mut self, is_object: bool, depth: usize, steps: usize) -> Result<(), NotJson> {
        let closing = if is_object { b'}' } else { b']' };
        self.out.push(if is_object { b'{' } else { b'[' });
        self.reader.at += 1;
        let written = self.style.blanks.unwrap_or(Blanks::COMPACT);
        let from = self.reader.at;
        self.reader.blanks();
        if self.reader.takes(closing) {
            self.reader.at = from;
            self.blanks(written.empty);
            self.reader.at += 1;
            self.out.push(closing);
            return Ok(());
        }
        self.reader.at = from;
        let is_flat = !is_object && written.flat_arrays;
        let inner = if is_flat { steps } else { steps + 1 };
        if is_object && self.style.order != Order::Kept {
            self.reordered(depth, inner, &written)?;
        } else {
            self.entries(is_object, closing, depth, inner, &written, is_flat)?;
        }
        self.close(closing, steps, &written, is_flat);
        Ok(())
    }

    /// The bracket, on a line of its own where entries have theirs. Blanks that are kept have been
    /// written with the last entry.
    fn close(&mut self, closing: u8, steps: usize, written: &Blanks, is_flat: bool) {
        if self.style.blanks.is_some() {
            if is_flat { self.out.push(b' ') } else { self.line(steps, written) }
        }
        self.out.push(closing);
    }

    /// A new line, where there are lines.
    fn line(&mut self, steps: usize, written: &Blanks) {
        if written.line_end.is_empty() {
            return;
        }
        self.out.extend_from_slice(written.line_end.as_bytes());
        for _ in 0..steps {
            self.out.extend_from_slice(written.indent.as_bytes());
        }
    }

    /// Up to and past the closing bracket.
    fn entries(
        &mut self,
        is_object: bool,
        closing: u8,
        depth: usize,
        steps: usize,
        written: &Blanks,
        is_flat: bool,
    ) -> Result<(), NotJson> {
        loop {
            self.blanks(if is_flat { " " } else { "" });
            if self.style.blanks.is_some() && !is_flat {
                self.line(steps, written);
            }
            if is_object {
                self.name(written)?;
            }
            self.value(depth + 1, steps)?;
            self.blanks("");
            if self.reader.takes(closing) {
                return Ok(());
            }
            self.reader.expect(b',')?;
            self.comma(written);
        }
    }

    fn comma(&mut self, written: &Blanks) {
        let comma = self.style.blanks.map_or(",", |_| written.comma);
        self.out.extend_from_slice(comma.as_bytes());
    }

    fn name(&mut self, written: &Blanks) -> Result<(), NotJson> {
        self.string()?;
        self.blanks("");
        self.reader.expect(b':')?;
        let colon = self.style.blanks.map_or(":", |_| written.colon);
        self.out.extend_from_slice(colon.as_bytes());
        self.blanks("");
        Ok(())
    }

    /// The members in another order, up to and past the closing bracket. Blanks cannot stay where
    /// they were, so without a rule for them there are none.
    fn reordered(&mut self, depth: usize, steps: usize, written: &Blanks) -> Result<(), NotJson> {
        let from = self.reader.at;
        let mut members = vec![];
        loop {
            self.reader.blanks();
            let at = self.reader.at;
            let name = self.reader.string()?;
            members.push((self.rank(&name), name, members.len(), at));
            self.reader.blanks();
            self.reader.expect(b':')?;
            self.reader.blanks();
            self.reader.value(None, depth + 1)?;
            self.reader.blanks();
            if self.reader.takes(b'}') {
                break;
            }
            self.reader.expect(b',')?;
        }
        let end = self.reader.at;
        self.read_ahead += end - from;
        if self.read_ahead > MAX_READ_AHEAD * self.reader.document.len() {
            return self.reader.fault();
        }
        if self.style.order == Order::IntegersFirst {
            for (rank, name, ..) in &mut members {
                if *rank == u64::MAX {
                    name.clear();
                }
            }
        }
        let kept = self.style.blanks.replace(*written);
        for (at, (.., from)) in BinaryHeap::from(members).into_sorted_vec().into_iter().enumerate()
        {
            if at > 0 {
                self.comma(written);
            }
            self.line(steps, written);
            self.reader.at = from;
            self.name(written)?;
            self.value(depth + 1, steps)?;
        }
        self.style.blanks = kept;
        self.reader.at = end;
        Ok(())
    }

    /// What comes first whatever the rest of the name: JavaScript's array indices, by size.
    fn rank(&self, name: &[u8]) -> u64 {
        let is_index = self.style.order == Order::IntegersFirst
            && (1..=10).contains(&name.len())
            && name.iter().all(u8::is_ascii_digit)
            && (name.len() == 1 || name[0] != b'0');
        if !is_index {
            return u64::MAX;
        }
        let value = name.iter().fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'));
        if value < u64::from(u32::MAX) { value } else { u64::MAX }
    }
}

#[cfg(test)]
mod tests;
