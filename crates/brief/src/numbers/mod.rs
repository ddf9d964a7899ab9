//! The numbers of the pair as the page shows them: which words, which order, which tables.
//!
//! [`measure::numbers_of`] says what there is; here it is put into words once, and the three
//! renderings only lay it out. A year without a number stays one: it is a gap in a line, `·` in a
//! sparkline, and is named in the list of what is not covered.

mod expected;
mod goods;
pub(crate) mod html;
pub(crate) mod markdown;
mod plot;
mod sets;
pub(crate) mod spark;
#[cfg(test)]
mod tests;
pub(crate) mod text;
mod value;

use std::collections::BTreeMap;

use codebook::Field;
use measure::panels::Aspect;
use measure::{Indicator, NumberPoint, PairNumbers, Series, Unanswered, Why};

use crate::model::Side;
use crate::words::{capitalised, list, with_article};
use value::{coded, format, runs, years_in_words};

pub(crate) const NUMBERS: &str = "Numbers by field";
pub(crate) const GOODS: &str = "Goods and what is untapped";
pub(crate) const EXPECTED: &str = "Trade against what gravity lets one expect";
pub(crate) const SETS: &str = "In event data sets";
pub(crate) const DATA: &str = "Data sources";
pub(crate) const NOT_COVERED: &str = "What the numbers do not cover";

pub(crate) const NUMBERS_NOTE: &str = "Numbers of published data sets, each with its source. A gap in a line is a year without a number, and no zero.";
pub(crate) const SETS_NOTE: &str = "Events that other programs coded from the news, to be read beside the events of this book: cooperation upwards, conflict downwards. The sets grow with the news they read, so the share of all events between states says more than the count.";

/// The numbers of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbers {
    /// Measures by field, the setting first.
    pub groups: Vec<NumberGroup>,
    /// Trade against what a gravity model lets one expect.
    pub expected: Option<Expected>,
    /// Goods by product.
    pub goods: Option<Goods>,
    /// Event data sets.
    pub sets: Vec<SetCourse>,
    /// Where the numbers come from; a measure names the place in this list, from 1.
    pub sources: Vec<measure::NumberSource>,
    /// What there is no number for, in sentences.
    pub not_covered: Vec<String>,
}

/// The measures of one field.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberGroup {
    /// The heading.
    pub title: String,
    /// The measures.
    pub measures: Vec<Measure>,
}

/// How a measure is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeasureKind {
    /// As a line through the years.
    Course,
    /// In words: what holds in which years, or once for all.
    Words,
}

/// One measure of the pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// What it is.
    pub title: String,
    /// Unit; empty where the values are words.
    pub unit: String,
    /// How it is shown.
    pub kind: MeasureKind,
    /// Both directions, both sides, or one line.
    pub lines: Vec<MeasureLine>,
    /// Number of its source on the page.
    pub source: usize,
    /// Years that the source covers, in words; empty for what has no time.
    pub covered: String,
    /// What it is about, a name of [`measure::SUBJECTS`]; empty for others.
    pub subject: String,
    /// Figures of the documents about the same thing; see [`Numbers::set_beside`].
    pub quoted: Vec<QuotedFigure>,
}

/// A figure that a document names, to stand beside the data of the same thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedFigure {
    /// The subject, a name of [`measure::SUBJECTS`], such as `trade`.
    pub subject: String,
    /// The year that it is about, where the document tells.
    pub year: Option<i32>,
    /// The figure in the words of the document: `100 million US dollars`.
    pub figure: String,
    /// The words that it stands in.
    pub sentence: String,
    /// Who published it and when.
    pub origin: String,
    /// Anchor of the source on the page, such as `s-3`; empty where there is none.
    pub anchor: String,
}

/// Trade of the pair against what a gravity model lets one expect.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// The places through the years.
    pub course: Measure,
    /// The last place of either direction, in a sentence.
    pub sentences: Vec<String>,
    /// The places with their ranges.
    pub table: NumberTable,
    /// How they were made, and how they are to be read.
    pub notes: Vec<String>,
    /// Number of the source on the page.
    pub source: usize,
}

/// One line of a measure.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureLine {
    /// Which side or direction; empty where there is one line only.
    pub name: String,
    /// The years without holes; empty for what is shown in words.
    pub points: Vec<NumberPoint>,
    /// The last number with its year, or the words.
    pub latest: String,
    /// The years without a number, in words; empty where there is none.
    pub gaps: String,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberTable {
    /// What it is about.
    pub title: String,
    /// Names of the columns; the first is of words, the others are of numbers.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// Goods between the two.
#[derive(Debug, Clone, PartialEq)]
pub struct Goods {
    /// Both directions through the years.
    pub course: Measure,
    /// Ledger and fields.
    pub tables: Vec<NumberTable>,
    /// What either side might sell more of to the other.
    pub directions: Vec<GoodsDirection>,
    /// What has to be known to read them.
    pub notes: Vec<String>,
    /// Number of the source on the page.
    pub source: usize,
}

/// What one side might sell more of to the other.
#[derive(Debug, Clone, PartialEq)]
pub struct GoodsDirection {
    /// `Belarus to Pakistan, 2021`.
    pub title: String,
    /// How much, how close, how many products, in sentences.
    pub summary: String,
    /// Names of the columns.
    pub header: Vec<String>,
    /// The products.
    pub rows: Vec<GoodsRow>,
}

/// One product.
#[derive(Debug, Clone, PartialEq)]
pub struct GoodsRow {
    /// The cells.
    pub cells: Vec<String>,
    /// Names of the conditions that hold.
    pub holds: Vec<&'static str>,
    /// Names of those that fail.
    pub fails: Vec<&'static str>,
    /// Names of those about which the data say nothing.
    pub unknown: Vec<&'static str>,
}

/// The pair in an event data set.
#[derive(Debug, Clone, PartialEq)]
pub struct SetCourse {
    /// Name and version.
    pub title: String,
    /// How many events in which years, in a sentence.
    pub summary: String,
    /// Whether there is any event between the two; without one there is nothing to draw.
    pub any: bool,
    /// The series by year.
    pub series: Series,
    /// By point, whether the set has any event of anyone in it.
    pub covered: Vec<bool>,
    /// Year by year: this set beside the book's own events.
    pub table: NumberTable,
    /// Number of the source on the page.
    pub source: usize,
}

/// Titles of known variables; others are told by their label.
const TITLES: &[(&str, &str, &str)] = &[
    ("cow-trade", "imports", "Trade in goods"),
    (
        "un-votes",
        "agreement",
        "Agreement in the UN General Assembly",
    ),
    ("un-votes", "joint", "Votes in which both took part"),
    ("un-ideal-points", "all", "Ideal points from UN votes"),
    (
        "cow-igo",
        "shared",
        "Organisations that both are members of",
    ),
    ("cow-diplomacy", "level", "Diplomatic representation"),
    ("cow-diplomacy", "exchange", "Diplomatic exchange"),
    ("colt", "visits", "Visits of heads of state and government"),
    ("atop", "defense", "Promise to defend"),
    ("atop", "offense", "Promise to join in an attack"),
    ("atop", "neutral", "Promise of neutrality"),
    ("atop", "nonagg", "Promise not to attack"),
    ("atop", "consul", "Promise to consult"),
    ("sipri-arms", "tiv", "Volume of arms delivered"),
    ("sipri-arms", "deliveries", "Deals with arms delivered"),
    ("sipri-arms", "orders", "Deals with arms ordered"),
    ("cow-contiguity", "type", "Common border"),
    (
        "cepii-geodist",
        "dist",
        "Distance between the largest cities",
    ),
    ("cepii-geodist", "contig", "Common border"),
    ("cepii-geodist", "comlang_off", "Common official language"),
    ("cepii-geodist", "colony", "Ever in a colonial relationship"),
    (
        "wdi",
        "ny.gdp.mktp.cd",
        "Gross domestic product, current US dollars",
    ),
    (
        "wdi",
        "ny.gdp.mktp.kd",
        "Gross domestic product, constant prices",
    ),
    (
        "wdi",
        "ny.gdp.pcap.cd",
        "Gross domestic product a head, current US dollars",
    ),
    ("wdi", "sp.pop.totl", "Population"),
    (
        "wdi",
        "ne.trd.gnfs.zs",
        "Trade as a share of gross domestic product",
    ),
];

/// A group, its sort key, and its measures.
type Groups = BTreeMap<(usize, String), Vec<Measure>>;

impl Numbers {
    /// Puts the numbers of a pair into words. `own` is the course of the book's own events by year,
    /// to stand beside the event data sets.
    pub fn build(numbers: &PairNumbers, a: &Side, b: &Side, own: Option<&Series>) -> Numbers {
        let mut groups = Groups::new();
        let borders = |own: &Indicator| own.source == "cow-contiguity";
        for indicator in &numbers.indicators {
            // One answer to one question: that with years before that without.
            if indicator.variable == "contig" && numbers.indicators.iter().any(borders) {
                continue;
            }
            let source = source_number(numbers, &indicator.source, &indicator.version);
            let key = match (
                indicator.field,
                SETTING.contains(&indicator.source.as_str()),
            ) {
                (None, true) => (0, "The setting".to_owned()),
                (None, false) => (usize::MAX, "Other numbers".to_owned()),
                (Some(field), _) => (1 + order(field), capitalised(field.name())),
            };
            let mut measure = measure(indicator, a, b, source);
            if (indicator.source.as_str(), indicator.variable.as_str()) == ("un-votes", "agreement")
            {
                tell_votes(numbers, indicator, &mut measure);
            }
            groups.entry(key).or_default().push(measure);
        }
        for measures in groups.values_mut() {
            draw_together(measures);
        }
        Numbers {
            groups: groups
                .into_iter()
                .map(|((_, title), measures)| NumberGroup { title, measures })
                .collect(),
            expected: numbers.places.as_ref().map(|places| {
                let mut sources = numbers.sources.iter();
                let own = sources.rfind(|source| source.key == "gravity");
                let source = own.map_or(0, |own| source_number(numbers, &own.key, &own.version));
                expected::build(places, a, b, source)
            }),
            goods: numbers.trade.as_ref().map(|trade| {
                let source = source_number(numbers, &trade.source, &trade.version);
                goods::build(trade, a, b, source)
            }),
            sets: numbers
                .event_sets
                .iter()
                .map(|set| {
                    let source = source_number(numbers, &set.source, &set.version);
                    sets::build(set, a, b, own, source)
                })
                .collect(),
            sources: numbers.sources.clone(),
            not_covered: not_covered(numbers, a, b),
        }
    }

    /// Sets figures of documents beside the data of the same subject. Each goes to the first measure
    /// of its subject (the course of goods stands for trade where there is none); those without one
    /// are given back.
    pub fn set_beside(&mut self, figures: Vec<QuotedFigure>) -> Vec<QuotedFigure> {
        let mut left = Vec::new();
        for figure in figures {
            let groups = self.groups.iter_mut().flat_map(|group| &mut group.measures);
            let goods = self.goods.iter_mut().map(|goods| &mut goods.course);
            let mut all = groups.chain(goods);
            match all.find(|own| !figure.subject.is_empty() && own.subject == figure.subject) {
                Some(own) => own.quoted.push(figure),
                None => left.push(figure),
            }
        }
        left
    }
}

impl Measure {
    /// A quoted figure with the number of the data for its year, in a sentence.
    pub(crate) fn beside(&self, quoted: &QuotedFigure) -> String {
        let mut text = quoted.figure.clone();
        if let Some(year) = quoted.year {
            text.push_str(&format!(" for {year}"));
        }
        text.push_str(&format!(" ({})", quoted.origin));
        let Some(year) = quoted.year.filter(|_| self.kind == MeasureKind::Course) else {
            return text;
        };
        // Shares are kept as such and shown as per cent.
        let unit = if self.unit.starts_with("per cent") {
            "share"
        } else {
            self.unit.as_str()
        };
        let values: Vec<Option<f64>> = self
            .lines
            .iter()
            .map(|line| {
                let own = line.points.iter().find(|point| point.year == year);
                own.and_then(|point| point.value)
            })
            .collect();
        let told: Vec<String> = self
            .lines
            .iter()
            .zip(&values)
            .map(|(line, value)| {
                let value =
                    value.map_or_else(|| "no number".to_owned(), |value| format(value, unit));
                match line.name.as_str() {
                    "" => value,
                    name => format!("{name} {value}"),
                }
            })
            .collect();
        text.push_str(&format!(
            "; [D{}] has for {year}: {}",
            self.source,
            list(&told)
        ));
        // The total of a trade that both directions are known of is what documents mostly name.
        let sum: Option<f64> = values.iter().copied().sum();
        if let Some(sum) = sum.filter(|_| values.len() == 2 && self.subject == "trade") {
            text.push_str(&format!(", together {}", format(sum, unit)));
        }
        if !self.unit.is_empty() && unit != "share" {
            text.push_str(&format!(" ({})", self.unit));
        }
        text
    }
}

/// Makes one measure of those that say the same in the same words, such as five promises of which
/// none was given.
fn draw_together(measures: &mut Vec<Measure>) {
    let mut kept: Vec<Measure> = Vec::new();
    for own in measures.drain(..) {
        let same = kept.iter_mut().find(|other| {
            own.kind == MeasureKind::Words
                && (other.kind, other.source, &other.lines) == (own.kind, own.source, &own.lines)
                && !own.covered.is_empty()
        });
        match same {
            Some(other) => {
                let title = own.title.strip_prefix("Promise ");
                other.title.push_str(match title {
                    Some(_) => ", ",
                    None => "; ",
                });
                let mut chars = title.unwrap_or(&own.title).chars();
                let first = chars.next().map(|first| first.to_lowercase());
                other.title.extend(first.into_iter().flatten());
                other.title.push_str(chars.as_str());
            }
            None => kept.push(own),
        }
    }
    *measures = kept;
}

/// An agreement of one vote is no agreement of a year: the number of votes stands beside it.
fn tell_votes(numbers: &PairNumbers, agreement: &Indicator, measure: &mut Measure) {
    let joint = numbers.indicators.iter().find(|own| {
        own.source == agreement.source
            && own.version == agreement.version
            && own.variable == "joint"
    });
    let latest = agreement.lines.first().and_then(measure::Line::latest);
    let (Some(joint), Some((year, _)), Some(line)) = (joint, latest, measure.lines.first_mut())
    else {
        return;
    };
    let votes = joint.lines.iter().flat_map(|own| &own.points);
    let votes = votes
        .filter(|point| point.year == year)
        .find_map(|point| point.value);
    if let Some(votes) = votes {
        let noun = if votes == 1.0 { "vote" } else { "votes" };
        line.latest
            .push_str(&format!(" (of {} {noun})", value::plain(votes)));
    }
}

/// Sources that tell the setting and no field.
const SETTING: &[&str] = &["atlas", "cepii-geodist", "cow-contiguity"];

fn order(field: Field) -> usize {
    Field::ALL
        .iter()
        .position(|&known| known == field)
        .unwrap_or(Field::ALL.len())
}

fn source_number(numbers: &PairNumbers, key: &str, version: &str) -> usize {
    let at = numbers
        .sources
        .iter()
        .position(|source| source.key == key && source.version == version);
    at.map_or(0, |at| at + 1)
}

fn measure(indicator: &Indicator, a: &Side, b: &Side, source: usize) -> Measure {
    let (key, name) = (indicator.source.as_str(), indicator.variable.as_str());
    let title = TITLES
        .iter()
        .find(|(own, variable, _)| *own == key && *variable == name)
        .map_or_else(
            || capitalised(&named(&indicator.label, Aspect::Whole, a, b)),
            |(_, _, title)| (*title).to_owned(),
        );
    let words = |value: f64| coded(key, name, indicator.is_flag(), value);
    let is_words = words(0.0).is_some() || words(1.0).is_some();
    // What never changes is a sentence and no drawing.
    let constant = indicator.lines.iter().all(|line| is_constant(&line.points));
    let in_words = is_words || indicator.timeless || constant;
    let mut lines: Vec<MeasureLine> = indicator
        .lines
        .iter()
        .map(|line| {
            let latest = if indicator.timeless {
                line.latest().map_or_else(
                    || "no value".to_owned(),
                    |(_, value)| words(value).unwrap_or_else(|| format(value, &indicator.unit)),
                )
            } else if !in_words && is_constant(&line.points) {
                // Its neighbour has a course, and the years stand beside it.
                let first = line.points.first().and_then(|point| point.value);
                first.map_or_else(String::new, |value| {
                    format!("{} throughout", format(value, &indicator.unit))
                })
            } else if in_words {
                runs(&line.points, |value| {
                    words(value).unwrap_or_else(|| with_unit(value, &indicator.unit))
                })
            } else {
                line.latest().map_or_else(
                    || "no value".to_owned(),
                    |(year, value)| format!("{} in {year}", format(value, &indicator.unit)),
                )
            };
            MeasureLine {
                name: line_name(indicator, line.aspect, a, b),
                points: if in_words {
                    Vec::new()
                } else {
                    line.points.clone()
                },
                latest,
                gaps: years_in_words(&line.gaps()),
            }
        })
        .collect();
    if in_words && lines.len() == 2 && lines[0].latest == lines[1].latest {
        lines.truncate(1);
        lines[0].name = "either way".to_owned();
    }
    Measure {
        title,
        unit: if is_words || in_words && !indicator.timeless {
            String::new()
        } else {
            value::unit(&indicator.unit)
        },
        kind: if in_words {
            MeasureKind::Words
        } else {
            MeasureKind::Course
        },
        lines,
        source,
        covered: indicator
            .covered
            .map_or_else(String::new, |(from, to)| years(from, to)),
        subject: measure::SUBJECTS
            .iter()
            .find(|subject| subject.source == key && subject.variables.first() == Some(&name))
            .map_or_else(String::new, |subject| subject.name.to_owned()),
        quoted: Vec::new(),
    }
}

/// A number with its unit, in a sentence.
fn with_unit(value: f64, unit: &str) -> String {
    let number = format(value, unit);
    if unit.starts_with("share") || value::unit(unit).is_empty() {
        return number;
    }
    format!("{number} {unit}")
}

fn is_constant(points: &[NumberPoint]) -> bool {
    let mut values = points.iter().map(|point| point.value);
    let first = values.next().flatten();
    first.is_some() && values.all(|value| value == first)
}

/// `1990 to 2014`, or one year.
pub(crate) fn years(from: i32, to: i32) -> String {
    if from == to {
        from.to_string()
    } else {
        format!("{from}\u{2013}{to}")
    }
}

fn line_name(indicator: &Indicator, aspect: Aspect, a: &Side, b: &Side) -> String {
    match aspect {
        Aspect::Whole => String::new(),
        Aspect::A => a.name.clone(),
        Aspect::B => b.name.clone(),
        Aspect::AToB | Aspect::BToA if indicator.source == "cow-trade" => {
            named(&indicator.label, aspect, a, b)
        }
        Aspect::AToB => format!("{} to {}", a.name, b.name),
        Aspect::BToA => format!("{} to {}", b.name, a.name),
    }
}

/// A label with the sides in the place of a and b. Labels of one line have no sides in them.
fn named(label: &str, aspect: Aspect, a: &Side, b: &Side) -> String {
    let (one, other) = match aspect {
        Aspect::AToB => (a, b),
        Aspect::BToA => (b, a),
        _ => return label.to_owned(),
    };
    let words: Vec<String> = label
        .split(' ')
        .map(|word| match word {
            "a" => with_article(&one.name).into_owned(),
            "b" => with_article(&other.name).into_owned(),
            "a's" => format!("{}\u{2019}s", with_article(&one.name)),
            "b's" => format!("{}\u{2019}s", with_article(&other.name)),
            word => word.to_owned(),
        })
        .collect();
    words.join(" ")
}

fn not_covered(numbers: &PairNumbers, a: &Side, b: &Side) -> Vec<String> {
    let mut sentences = Vec::new();
    let missing: Vec<String> = numbers
        .unanswered
        .iter()
        .filter(|own| own.why == Why::NoSource)
        .map(|own| format!("{} ({})", own.what, own.source))
        .collect();
    for own in &numbers.unanswered {
        sentences.extend(sentence(own, a, b));
    }
    let mut ends: BTreeMap<i32, Vec<String>> = BTreeMap::new();
    for source in &numbers.sources {
        if let Some((_, to)) = source.covered {
            ends.entry(to).or_default().push(source.key.clone());
        }
    }
    if !ends.is_empty() {
        let parts: Vec<String> = ends
            .iter()
            .map(|(year, keys)| format!("{year} ({})", keys.join(", ")))
            .collect();
        sentences.push(format!(
            "The numbers end in {}; nothing is carried on beyond these years.",
            list(&parts)
        ));
    }
    if !missing.is_empty() {
        sentences.push(format!(
            "Not in the book: {}. `chancery import --list` says what can be imported.",
            list(&missing)
        ));
    }
    sentences
}

/// The title of a variable that is known by its label.
fn title_of(source: &str, label: &str) -> Option<&'static str> {
    let labels = [
        ("level of a's representative", "level"),
        ("whether either has a representative", "exchange"),
    ];
    let start = labels.iter().find(|(start, _)| label.starts_with(start));
    // A file without a name of its indicator has it for a label.
    let variable = start.map_or(label, |(_, variable)| variable);
    let mut titles = TITLES.iter();
    let title = titles.find(|(key, name, _)| *key == source && *name == variable)?;
    Some(title.2)
}

fn sentence(own: &Unanswered, a: &Side, b: &Side) -> Option<String> {
    let title = title_of(&own.source, &own.what);
    let thing = title.unwrap_or(&own.what);
    let side = match own.aspect {
        Some(aspect @ (Aspect::AToB | Aspect::BToA)) => named(&own.what, aspect, a, b),
        Some(Aspect::A) => format!("{thing} of {}", a.name),
        Some(Aspect::B) => format!("{thing} of {}", b.name),
        Some(Aspect::Whole) | None => thing.replace("of a from b", "between the two"),
    };
    let what = capitalised(&side);
    let source = &own.source;
    Some(match &own.why {
        Why::NoSource => return None,
        Why::NotThisPair => format!("{what}: {source} says nothing about this pair."),
        Why::Years { years } => {
            format!(
                "{what}: {source} has no value for {}.",
                years_in_words(years)
            )
        }
        Why::NoPlace { years, place } => {
            let way = match own.aspect {
                Some(Aspect::BToA) => format!(", {} to {}", b.name, a.name),
                Some(_) => format!(", {} to {}", a.name, b.name),
                None => String::new(),
            };
            format!(
                "{}{way}, {}: no place; {place} ({source}).",
                capitalised(&own.what),
                years_in_words(years)
            )
        }
        Why::Finer => {
            format!("{what}: {source} has it by month or day; `chancery panel --months` shows it.")
        }
        Why::Further { variables } => format!(
            "{what} has {variables} further variables; `chancery panel --vars {source}` shows them."
        ),
    })
}
