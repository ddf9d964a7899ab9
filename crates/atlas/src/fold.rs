//! Comparing written names: accents, apostrophes and case.

/// Appends the letter without its accent.
pub(crate) fn push_plain(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c);
        return;
    }
    let plain = match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'Á' | 'À' | 'Â' | 'Ä' | 'Ã' | 'Å' | 'Ā' => "A",
        'ç' | 'ć' | 'č' => "c",
        'Ç' | 'Ć' | 'Č' => "C",
        'đ' | 'ð' => "d",
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ə' => "e",
        'É' | 'È' | 'Ê' | 'Ë' | 'Ē' => "E",
        'ğ' | 'ģ' => "g",
        'ħ' => "h",
        'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'Í' | 'Ì' | 'Î' | 'Ï' | 'Ī' | 'İ' => "I",
        'ł' | 'ľ' | 'ļ' => "l",
        'Ł' => "L",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'Ñ' => "N",
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ō' | 'ő' | 'ø' => "o",
        'Ó' | 'Ò' | 'Ô' | 'Ö' | 'Õ' | 'Ō' | 'Ø' => "O",
        'ř' => "r",
        'ś' | 'š' | 'ș' | 'ş' => "s",
        'Ś' | 'Š' | 'Ș' | 'Ş' => "S",
        'ß' => "ss",
        'ţ' | 'ț' | 'ť' => "t",
        'Ţ' | 'Ț' => "T",
        'ú' | 'ù' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => "u",
        'Ú' | 'Ù' | 'Û' | 'Ü' | 'Ū' => "U",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'Ź' | 'Ż' | 'Ž' => "Z",
        // Combining marks of decomposed text.
        '\u{300}'..='\u{36f}' => "",
        _ => {
            out.push(c);
            return;
        }
    };
    out.push_str(plain);
}

/// Whether the character continues a word.
pub(crate) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

/// The key under which a name is looked up by hand: plain letters in lower case, one space between
/// words, without a leading "the", dots or apostrophes, "St" and "&" written out.
#[must_use]
pub fn key(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '&' => plain.push_str(" and "),
            '\'' | '’' | '‘' | 'ʼ' | '`' | 'ʻ' | '.' => {}
            c if is_word(c) => {
                let mut letter = String::new();
                push_plain(c, &mut letter);
                plain.extend(letter.chars().flat_map(char::to_lowercase));
            }
            _ => plain.push(' '),
        }
    }
    let mut words: Vec<&str> = plain.split_whitespace().collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    for word in &mut words {
        if *word == "st" {
            *word = "saint";
        }
    }
    words.join(" ")
}
