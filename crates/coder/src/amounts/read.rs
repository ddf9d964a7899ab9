//! Amounts in the pieces of a sentence: a number with what limits it and what it is counted in.

use atlas::Atlas;
use compact_str::CompactString;
use record::{Decimal, Qualifier, Span};

use super::numeral::{Numeral, Numerals};
use super::pieces::Piece;
use super::tables::{Meant, Tables};

/// What a number is counted in.
#[derive(Debug, Clone)]
pub(crate) enum In {
    /// Money: what the word or mark may mean, and the country of an adjective before it.
    Money(Meant, Option<String>),
    /// Percent, percentage points, basis points.
    Percent(CompactString),
    /// A part of a whole, in percent.
    Part,
    /// A measure.
    Unit(CompactString),
    /// Nothing that stands beside it; the tree may tell the noun that is counted.
    Bare,
}

/// An amount as it stands in the text.
#[derive(Debug, Clone)]
pub(crate) struct Raw {
    /// The words with those that limit the number.
    pub(crate) span: Span,
    /// The number with currency or unit alone.
    pub(crate) core: Span,
    /// Where the number itself ends.
    pub(crate) numeral_end: usize,
    pub(crate) value: Option<Decimal>,
    pub(crate) low: Option<Decimal>,
    pub(crate) high: Option<Decimal>,
    pub(crate) qualifier: Option<Qualifier>,
    pub(crate) counted_in: In,
    pub(crate) per: Option<String>,
    /// A sign before the number.
    pub(crate) negative: bool,
}

/// All amounts in the pieces, none overlapping another.
pub(crate) fn read(pieces: &[Piece], text: &str, atlas: &Atlas, tables: &Tables) -> Vec<Raw> {
    let reader = Reader {
        pieces,
        text,
        atlas,
        tables,
        numerals: Numerals { tables, pieces },
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match reader.limited(at) {
            Some((raws, end)) => {
                found.extend(raws);
                at = end.max(at + 1);
            }
            None => {
                // The rest of what is glued to a number that is none ("F-16", "10:30") is none either.
                at = if pieces[at].is_number() {
                    reader.past_glued(at)
                } else {
                    at + 1
                };
            }
        }
    }
    found
}

/// One end of a range, or the whole amount.
#[derive(Debug, Clone)]
struct Part {
    numeral: Numeral,
    numeral_start: usize,
    start: usize,
    end: usize,
    counted_in: In,
    factor: Option<Decimal>,
    per: Option<CompactString>,
    negative: bool,
}

impl Part {
    fn value(&self) -> Option<Decimal> {
        let value = match self.factor {
            Some(factor) => self.numeral.value.times(factor)?,
            None => self.numeral.value,
        };
        Some(if self.negative {
            value.negative()
        } else {
            value
        })
    }
}

struct Reader<'a> {
    pieces: &'a [Piece],
    text: &'a str,
    atlas: &'a Atlas,
    tables: &'a Tables,
    numerals: Numerals<'a>,
}

impl Reader<'_> {
    fn lower(&self, at: usize) -> &str {
        self.pieces.get(at).map_or("", |piece| piece.lower.as_str())
    }

    fn is_dash(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(Piece::is_dash)
    }

    /// Past everything that is glued to a piece, but for a mark that ends a clause.
    fn past_glued(&self, mut at: usize) -> usize {
        at += 1;
        while self.pieces.get(at).is_some_and(|piece| piece.glued)
            && !matches!(self.lower(at), "," | ";" | ")" | "(" | "\"" | "”" | "“")
        {
            at += 1;
        }
        at
    }

    /// An amount with what limits it; two where two ends have units of their own.
    fn limited(&self, at: usize) -> Option<(Vec<Raw>, usize)> {
        let (qualifier, mut start) = match self.tables.before.at(self.pieces, at) {
            Some((length, qualifier)) => (Some(*qualifier), at + length),
            None => (None, at),
        };
        if qualifier.is_some()
            && let Some((length, ())) = self.tables.fillers.at(self.pieces, start)
            && self.numerals.read(start).is_none()
        {
            start += length;
        }
        let between = matches!(self.lower(start), "between" | "from");
        if between && let Some((raw, end)) = self.range(start + 1, self.lower(start), start) {
            return Some((vec![self.with(raw, qualifier, at)], end));
        }
        if !between && let Some((raw, end)) = self.range(start, "", at) {
            return Some((vec![self.with(raw, qualifier, at)], end));
        }
        let part = self.part(start)?;
        // "2-1", "4-3-3": what is no range is a result or a name.
        let dashed = self.is_dash(part.end)
            && self.pieces[part.end].glued
            && self
                .pieces
                .get(part.end + 1)
                .is_some_and(|next| next.glued && next.is_number());
        if dashed && matches!(part.counted_in, In::Bare) {
            return None;
        }
        let (mut raw, mut end) = self.raw(&part, at)?;
        let mut qualifier = qualifier;
        if let Some((length, after)) = self.tables.after.at(self.pieces, end)
            && qualifier.is_none()
        {
            qualifier = Some(*after);
            end += length;
            raw.span.end = self.pieces[end - 1].span.end;
        }
        Some((vec![self.with(raw, qualifier, at)], end))
    }

    fn with(&self, mut raw: Raw, qualifier: Option<Qualifier>, at: usize) -> Raw {
        raw.qualifier = qualifier.or(raw.qualifier);
        raw.span.start = self.pieces[at].span.start;
        raw
    }

    /// "20 to 30 million", "$20-30 million", and after "between" "20 and 30 million".
    fn range(&self, first: usize, lead: &str, at: usize) -> Option<(Raw, usize)> {
        let a = self.part(first)?;
        let joined = match self.lower(a.end) {
            "to" if lead != "between" => a.end + 1,
            "and" if lead == "between" => a.end + 1,
            "or" if lead.is_empty() && self.pieces.get(a.end + 1)?.is_number() => a.end + 1,
            _ if self.is_dash(a.end) && lead != "from" => a.end + 1,
            _ => return None,
        };
        let b = self.part(joined)?;
        let same = match (&a.counted_in, &b.counted_in) {
            (In::Bare, _) => true,
            // "$20-30 million"
            (In::Money(..), In::Bare) => true,
            (In::Money(x, _), In::Money(y, _)) => x.name == y.name,
            (In::Percent(x), In::Percent(y)) | (In::Unit(x), In::Unit(y)) => x == y,
            _ => false,
        };
        // "€1.9 billion in 2017 to €2.6 billion"
        let year = a.numeral.plain && matches!(a.counted_in, In::Bare) && is_year(a.numeral.value);
        let marked = b.numeral_start > b.start;
        if year && marked {
            return None;
        }
        if !same || a.numeral.vague || b.numeral.vague || a.numeral.part || b.numeral.part {
            return None;
        }
        // "rose from 20 to 30 million", "raised it from $3 billion to $5 billion": two levels.
        if lead != "between" && self.after_change(first) && !matches!(a.counted_in, In::Bare) {
            return None;
        }
        let mut low = a.numeral.value;
        let high = b.value()?;
        // The scale of the second holds for the first: "20 to 30 million", not "900,000 to 1 million".
        let alone = a.numeral.end == a.numeral_start + 1 && a.factor.is_none();
        if alone && let Some(scale) = self.scale_of(&b) {
            let scaled = low.times(scale)?;
            if scaled <= high {
                low = scaled;
            }
        } else {
            low = a.value()?;
        }
        if low >= high {
            return None;
        }
        let whole = Part {
            start: a.start,
            counted_in: match &a.counted_in {
                In::Bare => b.counted_in.clone(),
                own => own.clone(),
            },
            ..b
        };
        let (mut raw, end) = self.raw(&whole, at)?;
        if matches!(raw.counted_in, In::Bare) && (a.numeral.plain && is_year(low) || lead == "from")
        {
            return None;
        }
        raw.value = None;
        raw.low = Some(low);
        raw.high = Some(high);
        if lead == "from" && self.after_change(first) {
            // "from 20 to 30 million dollars" behind a verb of change: the second is what is reached.
            raw.value = Some(high);
            (raw.low, raw.high) = (None, None);
            raw.span.start = self.pieces[joined].span.start;
        }
        Some((raw, end))
    }

    /// What the digits or words of a number were multiplied by.
    fn scale_of(&self, part: &Part) -> Option<Decimal> {
        let mut scale: Option<Decimal> = part.factor;
        for at in part.numeral_start..part.numeral.end {
            let word = &self.pieces[at].lower;
            let own = self.tables.scales.get(word).or_else(|| {
                (self.pieces[at].glued)
                    .then(|| self.tables.glued.get(word))
                    .flatten()
            });
            if let Some(own) = own {
                scale = Some(match scale {
                    Some(scale) => scale.times(*own)?,
                    None => *own,
                });
            }
        }
        scale
    }

    /// Whether a word of change stands within the few pieces before.
    fn after_change(&self, at: usize) -> bool {
        let changes = |word: &CompactString| {
            let stem = |suffix: &str| word.strip_suffix(suffix).map(CompactString::from);
            let known = |word: &CompactString| {
                self.tables.rise.contains(word) || self.tables.fall.contains(word)
            };
            known(word)
                || ["s", "ed", "d", "ing", "es"]
                    .iter()
                    .any(|suffix| stem(suffix).is_some_and(|stem| known(&stem)))
                || matches!(
                    word.as_str(),
                    "rose"
                        | "grew"
                        | "fell"
                        | "shrank"
                        | "leapt"
                        | "rising"
                        | "risen"
                        | "grown"
                        | "fallen"
                        | "went"
                        | "doubled"
                        | "tripled"
                )
        };
        self.pieces[at.saturating_sub(8)..at]
            .iter()
            .any(|piece| changes(&piece.lower))
    }

    /// A number with its currency, unit or percent sign.
    fn part(&self, at: usize) -> Option<Part> {
        self.pieces.get(at)?;
        if let Some(part) = self.marked(at) {
            return Some(part);
        }
        let (sign, start) = self.signed(at);
        let numeral = self.numerals.read(start)?;
        if !self.stands_free(start, sign) {
            return None;
        }
        let mut part = Part {
            numeral,
            numeral_start: start,
            start: at,
            end: numeral.end,
            counted_in: In::Bare,
            factor: None,
            per: None,
            negative: sign,
        };
        if numeral.part {
            part.counted_in = In::Part;
            return Some(part);
        }
        self.counted(&mut part)?;
        Some(part)
    }

    /// "-5", "+5".
    fn signed(&self, at: usize) -> (bool, usize) {
        let sign = matches!(self.lower(at), "-" | "−" | "+")
            && !self.pieces[at].glued
            && self
                .pieces
                .get(at + 1)
                .is_some_and(|next| next.glued && next.is_number());
        if sign {
            (self.lower(at) != "+", at + 1)
        } else {
            (false, at)
        }
    }

    /// "$30 million", "Rs 45 crore", "CNY 3bn".
    fn marked(&self, at: usize) -> Option<Part> {
        if self.pieces[at].glued && self.pieces.get(at.checked_sub(1)?)?.is_word() {
            return None;
        }
        let (length, meant) = self.tables.money_marks.exactly(self.pieces, at)?;
        let start = at + length;
        let mark = &self.pieces[start - 1];
        let next = self.pieces.get(start)?;
        // A letter or two are only a mark where they touch the number.
        let short = self.pieces[at..start].iter().all(Piece::is_word)
            && mark.span.end - self.pieces[at].span.start < 2;
        if !next.is_number() && !next.is_word() || short && !next.glued {
            return None;
        }
        let numeral = self.numerals.read(start)?;
        if numeral.part {
            return None;
        }
        let mut part = Part {
            numeral,
            numeral_start: start,
            start: at,
            end: numeral.end,
            counted_in: In::Money(meant.clone(), None),
            factor: None,
            per: None,
            negative: false,
        };
        if !self.ends_free(part.end) {
            return None;
        }
        // "$30 million US dollars", "£5m sterling"
        let hyphen = self.hyphen(part.end);
        if let Some((length, again)) = self.tables.money_words.at(self.pieces, hyphen)
            && again.name != "real"
        {
            part.end = hyphen + length;
        }
        Some(part)
    }

    fn hyphen(&self, at: usize) -> usize {
        let within = self.is_dash(at)
            && self.pieces[at].glued
            && self
                .pieces
                .get(at + 1)
                .is_some_and(|next| next.glued && next.is_word());
        at + usize::from(within)
    }

    /// What stands behind a number without a mark before it.
    fn counted(&self, part: &mut Part) -> Option<()> {
        // "millions of dollars", "thousands of tonnes"
        let of = part.numeral.vague && self.lower(part.end) == "of";
        let end = if of {
            part.end + 1
        } else {
            self.hyphen(part.end)
        };
        let glued = self.pieces.get(part.end).is_some_and(|next| next.glued);
        if let Some((length, name)) = self.tables.percent.at(self.pieces, end) {
            part.counted_in = In::Percent(name.clone());
            part.end = end + length;
            return Some(());
        }
        if let Some((length, meant, adjective)) = self.currency_behind(end) {
            part.counted_in = In::Money(meant, adjective);
            part.end = end + length;
            return Some(());
        }
        // "30m" of something: metres where nothing follows that could be counted.
        if part.numeral.doubtful {
            self.settle_doubt(part);
        }
        let end = if of { end } else { self.hyphen(part.end) };
        if let Some((length, unit)) = self.tables.units.at(self.pieces, end) {
            part.counted_in = In::Unit(unit.name.clone());
            part.factor = unit.factor;
            part.per = unit.per.clone();
            part.end = end + length;
            return Some(());
        }
        // "20th", "5G", "30-year": a number that is part of a word counts nothing.
        let hyphenated = end > part.end && !of;
        (!(hyphenated || glued && self.pieces.get(part.end).is_some_and(Piece::is_word))
            && self.ends_free(part.end))
        .then_some(())
    }

    /// A number that a letter follows which may be a scale or a measure.
    fn settle_doubt(&self, part: &mut Part) {
        let end = part.numeral.end;
        let letter = self.lower(end - 1);
        let counted = self.pieces.get(end).is_some_and(|next| {
            next.is_word()
                && !matches!(
                    next.lower.as_str(),
                    "of" | "in"
                        | "to"
                        | "and"
                        | "from"
                        | "at"
                        | "on"
                        | "by"
                        | "per"
                        | "for"
                        | "long"
                        | "high"
                        | "deep"
                        | "wide"
                        | "away"
                        | "race"
                        | "final"
                )
        }) || self.tables.units.at(self.pieces, end).is_some();
        let name = match letter {
            "m" if !counted => "metre",
            "mm" if !counted => "millimetre",
            "t" => "tonne",
            _ => return,
        };
        if let Some(piece) = self.pieces.get(end - 2)
            && let super::pieces::Kind::Number(Some(value)) = piece.kind
        {
            part.numeral.value = value;
            part.counted_in = In::Unit(name.into());
        }
    }

    /// "euros", "US dollars", "Canadian dollars", "USD" behind a number: how many pieces, what is meant,
    /// the country of the adjective.
    fn currency_behind(&self, at: usize) -> Option<(usize, Meant, Option<String>)> {
        for skipped in 0..=3 {
            let word = at + skipped;
            if word >= self.pieces.len() {
                return None;
            }
            let adjective = if skipped == 0 {
                None
            } else {
                let span = self.pieces[at].span.join(self.pieces[word - 1].span);
                let country = self.country(span);
                if country.is_none() {
                    continue;
                }
                country
            };
            if let Some((length, meant)) = self.tables.money_words.at(self.pieces, word) {
                return Some((skipped + length, meant.clone(), adjective));
            }
            if skipped == 0
                && let Some((length, meant)) = self.tables.money_marks.exactly(self.pieces, word)
                && (!self.pieces[word].is_word() || self.pieces[word].form.len() > 1)
                && self.ends_free(word + length)
            {
                return Some((length, meant.clone(), None));
            }
        }
        None
    }

    /// The country that these very words name.
    fn country(&self, span: Span) -> Option<String> {
        let words = span.of(self.text);
        if words.len() > 40 || !words.starts_with(char::is_uppercase) {
            return None;
        }
        let mentions = self.atlas.mentions(words, None);
        let mention = mentions
            .first()
            .filter(|m| m.start == 0 && m.end == words.len())?;
        let code = self.atlas.entity(mention.readings.first()?.entity).plover;
        Some(code.to_owned())
    }

    /// Nothing before the number makes it part of a name ("F-16", "G20", "10:30").
    fn stands_free(&self, at: usize, signed: bool) -> bool {
        let piece = &self.pieces[at];
        let Some(before) = at.checked_sub(1).filter(|_| piece.glued && !signed) else {
            return true;
        };
        let mark = &self.pieces[before];
        if mark.is_word() || mark.is_number() {
            return false;
        }
        if mark.is_dash()
            || matches!(
                mark.lower.as_str(),
                "/" | ":" | "." | "," | "#" | "№" | "@" | "_" | "'" | "’"
            )
        {
            // A dash with blanks around it, or between the ends of a range, is none of a name's.
            return !mark.glued || self.is_range_dash(before);
        }
        true
    }

    fn is_range_dash(&self, at: usize) -> bool {
        self.is_dash(at)
            && at.checked_sub(1).is_some_and(|before| {
                let piece = &self.pieces[before];
                piece.is_number() || self.lower(before) == "%"
            })
            && at
                .checked_sub(2)
                .is_none_or(|before| !self.pieces[before].is_word() || !self.pieces[at - 1].glued)
    }

    /// Nothing behind the number makes it part of a name or of a date ("24/7", "10:30").
    fn ends_free(&self, at: usize) -> bool {
        let Some(next) = self.pieces.get(at).filter(|next| next.glued) else {
            return true;
        };
        if next.is_word() || next.is_number() {
            return false;
        }
        let joins = matches!(next.lower.as_str(), "/" | ":" | "_" | "@" | "." | ",");
        let follows = self.pieces.get(at + 1).is_some_and(|after| {
            after.glued
                && (after.is_number() || after.is_word() && next.lower != "." && next.lower != ",")
        });
        !(joins && follows)
    }

    /// The amount of a part, unless it is no amount.
    fn raw(&self, part: &Part, at: usize) -> Option<(Raw, usize)> {
        let mut end = part.end;
        let value = part.value()?;
        if matches!(part.counted_in, In::Bare) && self.is_label(part) {
            return None;
        }
        let core = self.pieces[part.start].span.join(self.pieces[end - 1].span);
        let mut per = part.per.as_ref().map(ToString::to_string);
        let relative = !matches!(part.counted_in, In::Bare | In::Part);
        if per.is_none()
            && relative
            && let Some((name, length)) = self.per(end)
        {
            per = Some(name);
            end += length;
        }
        let vague = part.numeral.vague;
        let raw = Raw {
            span: self.pieces[at].span.join(self.pieces[end - 1].span),
            core,
            numeral_end: self.pieces[part.numeral.end - 1].span.end,
            value: (!vague).then_some(value),
            low: vague.then_some(value),
            high: None,
            qualifier: vague.then_some(Qualifier::MoreThan),
            counted_in: part.counted_in.clone(),
            per,
            negative: part.negative,
        };
        Some((raw, end))
    }

    /// "per day", "a year", "annually", "/MWh".
    fn per(&self, at: usize) -> Option<(String, usize)> {
        if let Some((length, name)) = self.tables.per_terms.at(self.pieces, at) {
            return Some((name.to_string(), length));
        }
        let leads = matches!(self.lower(at), "per" | "a" | "an" | "each" | "every")
            || self.lower(at) == "/" && self.pieces[at].glued;
        let noun = &self.pieces.get(at + 1)?.lower;
        let name = match noun.as_str() {
            "annum" => "year",
            "head" | "capita" => "person",
            "ton" => "tonne",
            other => other,
        };
        (leads && self.tables.per_nouns.contains(noun)).then(|| (name.to_owned(), 2))
    }

    /// Whether a bare number is a year, a day of a month, a time or the number of something.
    fn is_label(&self, part: &Part) -> bool {
        let month = |at: Option<usize>| {
            at.is_some_and(|at| {
                self.tables.months.contains(self.lower(at))
                    // "may" is a verb where it is not a name.
                    && (self.lower(at) != "may" || self.pieces[at].form.starts_with('M'))
            })
        };
        let plain = part.numeral.plain && part.numeral.end == part.start + 1;
        let before = part.start.checked_sub(1);
        if plain
            && (is_year(part.numeral.value)
                || month(before)
                || month(Some(part.end))
                || before.is_some_and(|at| self.lower(at) == "." && month(at.checked_sub(1))))
        {
            return true;
        }
        if self.tables.clock.at(self.pieces, part.end).is_some() {
            return true;
        }
        let label = |at: usize| {
            self.tables.labels.contains(self.lower(at))
                || self.lower(at) == "."
                    && at > 0
                    && self.tables.labels.contains(self.lower(at - 1))
        };
        let own = part.numeral.value == Decimal::whole(1) || part.numeral.value.is_zero();
        // "The two armies" speaks of those that are known, and gives no number of them.
        let known = part.numeral.value < Decimal::whole(10)
            && before.is_some_and(|at| matches!(self.lower(at), "the" | "these" | "those"));
        let of_every = before.is_some_and(|at| matches!(self.lower(at), "every" | "each"));
        own || known || of_every || plain && before.is_some_and(label)
    }
}

fn is_year(value: Decimal) -> bool {
    let (from, to) = (Decimal::whole(1800), Decimal::whole(2100));
    from <= value && value <= to
}
