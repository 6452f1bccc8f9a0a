//! A whole number that is typed or slid: what is in force, and what was typed and refused. Pure.

#[derive(Clone, Debug)]
pub struct Entry {
    value: u64,
    least: u64,
    most: u64,
    refused: Option<String>,
}

impl Entry {
    /// `value` has to be in the range.
    #[must_use]
    pub const fn new(value: u64, least: u64, most: u64) -> Self {
        Self { value, least, most, refused: None }
    }

    /// Takes a number of the range; anything else is kept as it was typed, and changes nothing.
    pub fn type_in(&mut self, text: String) {
        let number = text.trim().parse().ok();
        match number.filter(|number| (self.least..=self.most).contains(number)) {
            Some(number) => self.set(number),
            None => self.refused = Some(text),
        }
    }

    /// Takes the number, or the nearest end of the range.
    pub fn set(&mut self, number: u64) {
        self.value = number.clamp(self.least, self.most);
        self.refused = None;
    }

    #[must_use]
    pub const fn value(&self) -> u64 {
        self.value
    }

    /// What was typed and refused.
    #[must_use]
    pub fn refused(&self) -> Option<&str> {
        self.refused.as_deref()
    }

    /// What stands in the field.
    #[must_use]
    pub fn text(&self) -> String {
        self.refused.clone().unwrap_or_else(|| self.value.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_refused_is_kept_until_a_number_comes() {
        let mut entry = Entry::new(5, 1, 9);
        for text in ["", "0", "10", "2.5", "-3", "many"] {
            entry.type_in(text.to_owned());
            assert_eq!((entry.value(), entry.text().as_str()), (5, text));
            assert_eq!(entry.refused(), Some(text));
        }
        entry.type_in(" 7 ".to_owned());
        assert_eq!((entry.value(), entry.refused()), (7, None));
        entry.set(99);
        assert_eq!(entry.text(), "9");
    }
}
