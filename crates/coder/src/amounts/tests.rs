use record::{Document, DocumentId, Metadata, Span, parse_date};

use super::pieces::{Kind, pieces};
use super::read::{In, Raw, read};
use super::tables::{AMOUNTS, CURRENCIES, Tables};
use crate::{Coder, Options};

#[test]
fn every_embedded_line_parses() {
    if let Err(errors) = Tables::parse(AMOUNTS, CURRENCIES) {
        panic!("{errors:?}");
    }
}

#[test]
fn broken_lines_are_named() {
    let errors = Tables::parse(
        "number 5: five\nbefore perhaps: maybe\nunit\nnonsense: a\n",
        "USD; USA; dollar\nusd; USA; dollar; $\nEUR; France; euro; €\n",
    )
    .unwrap_err();
    let lines: Vec<(String, usize)> = errors
        .iter()
        .map(|error| (error.file.clone(), error.line))
        .collect();
    let at = |file: &str, line| (file.to_owned(), line);
    assert_eq!(
        lines,
        [
            at("amounts.lex", 2),
            at("amounts.lex", 3),
            at("amounts.lex", 4),
            at("currencies.lex", 1),
            at("currencies.lex", 2),
            at("currencies.lex", 3),
        ]
    );
    assert!(errors[0].message.contains("at least"), "{errors:?}");
}

fn raws(text: &str) -> Vec<Raw> {
    let pieces = pieces(text, Span::new(0, text.len()));
    read(&pieces, text, atlas::atlas(), Tables::embedded())
}

/// An amount in a line: words, qualifier, number, unit.
fn line(raw: &Raw, text: &str) -> String {
    let number = match (raw.value, raw.low, raw.high) {
        (Some(value), None, None) => value.to_string(),
        (None, low, high) => {
            let end = |value: Option<record::Decimal>| {
                value.map_or_else(String::new, |value| value.to_string())
            };
            format!("{}..{}", end(low), end(high))
        }
        other => format!("{other:?}"),
    };
    let unit = match &raw.counted_in {
        In::Money(meant, adjective) => Tables::embedded()
            .currency_of(meant, adjective.as_deref(), &[])
            .map_or_else(|| format!("[{}]", meant.name), str::to_owned),
        In::Percent(name) => name.to_string(),
        In::Part => "part".to_owned(),
        In::Unit(name) => name.to_string(),
        In::Bare => "-".to_owned(),
    };
    let qualifier = raw
        .qualifier
        .map_or_else(String::new, |own| format!("{own} "));
    let per = raw
        .per
        .as_ref()
        .map_or_else(String::new, |per| format!(" per {per}"));
    format!("{} = {qualifier}{number} {unit}{per}", raw.span.of(text))
}

#[test]
fn expressions_are_read() {
    for (text, expected) in [
        // Money: signs, codes, names, scales.
        ("$30 million", "30000000 USD"),
        ("US$1.5bn", "1500000000 USD"),
        ("€1.5m", "1500000 EUR"),
        ("CNY 3bn", "3000000000 CNY"),
        ("EUR30m", "30000000 EUR"),
        ("30m euros", "30000000 EUR"),
        ("1.2 billion euros", "1200000000 EUR"),
        ("1,2 billion euros", "1200000000 EUR"),
        ("1 200 000 roubles", "1200000 RUB"),
        ("a 50-million-dollar", "50000000 USD"),
        ("5 million Canadian dollars", "5000000 CAD"),
        ("5 million New Zealand dollars", "5000000 NZD"),
        ("A$900 million", "900000000 AUD"),
        ("NZ$1.5 million", "1500000 NZD"),
        ("HK$7", "7 HKD"),
        ("Rs 45 crore", "450000000 [Rs]"),
        ("12,34,567 Indian rupees", "1234567 INR"),
        ("3 lakh crore rupees", "3000000000000 [rupee]"),
        ("£20 billion", "20000000000 GBP"),
        ("¥165.9 billion", "165900000000 JPY"),
        ("500 million kroner", "500000000 NOK"),
        ("500 million Danish kroner", "500000000 DKK"),
        ("10 million pesos", "10000000 [peso]"),
        ("R$2 million", "2000000 BRL"),
        ("KSh 3 billion", "3000000000 KES"),
        ("one hundred dollars", "100 USD"),
        ("half a billion dollars", "500000000 USD"),
        ("a quarter of a million dollars", "250000 USD"),
        ("two and a half million euros", "2500000 EUR"),
        ("one and a half billion euros", "1500000000 EUR"),
        ("millions of dollars", "more than 1000000.. USD"),
        ("tens of millions of euros", "more than 10000000.. EUR"),
        (
            "several hundred million dollars",
            "more than 100000000.. USD",
        ),
        // Ranges.
        ("$20-30 million", "20000000..30000000 USD"),
        ("$20 million to $30 million", "20000000..30000000 USD"),
        (
            "between 20 and 30 million dollars",
            "20000000..30000000 USD",
        ),
        ("900,000 to 1.2 million tonnes", "900000..1200000 tonne"),
        ("70 to 80 per cent", "70..80 %"),
        ("5–7%", "5..7 %"),
        ("in 2017 to €2.6 billion", "2600000000 EUR"),
        // What limits a number.
        ("more than $30 million", "more than 30000000 USD"),
        ("about 30 million euros", "about 30000000 EUR"),
        ("up to 40%", "at most 40 %"),
        ("at least 200 tonnes", "at least 200 tonne"),
        ("nearly a third of", "nearly 33.3333 part"),
        ("just under 5 per cent", "less than 5 %"),
        ("no less than €3 million", "at least 3000000 EUR"),
        ("over a million tons", "more than 1000000 tonne"),
        ("an estimated total of 5 tonnes", "5 tonne"),
        ("as much as 5 tonnes", "at most 5 tonne"),
        ("5 tonnes or more", "at least 5 tonne"),
        ("~5%", "about 5 %"),
        // Percent and parts.
        ("18 per cent", "18 %"),
        ("18 percent", "18 %"),
        ("0.5 pct", "0.5 %"),
        ("twenty-five percent", "25 %"),
        ("-3.5%", "-3.5 %"),
        ("2.5 percentage points", "2.5 percentage point"),
        ("25 basis points", "25 basis point"),
        ("two-thirds of", "66.6667 part"),
        ("half the", "50 part"),
        ("one in five", "20 part"),
        ("seven of every ten", "70 part"),
        ("three out of four", "75 part"),
        ("a hundred and sixty tonnes", "160 tonne"),
        ("a thousand two hundred tonnes", "1200 tonne"),
        ("a hundred thousand tonnes", "100000 tonne"),
        ("a further hundred tonnes", "100 tonne"),
        ("half billion euros", "500000000 EUR"),
        // Quantities.
        ("60,000 tonnes", "60000 tonne"),
        ("65,000 metric tons", "65000 tonne"),
        ("8.2 bcm", "8200000000 cubic metre"),
        (
            "40 billion cubic metres a year",
            "40000000000 cubic metre per year",
        ),
        ("300,000 bpd", "300000 barrel per day"),
        ("300,000 barrels per day", "300000 barrel per day"),
        ("1,200 MW", "1200 megawatt"),
        ("a 300-km", "300 kilometre"),
        ("155mm", "155 millimetre"),
        ("two hundred and fifty thousand hectares", "250000 hectare"),
        ("three dozen tonnes", "36 tonne"),
        ("$400 a tonne", "400 USD per tonne"),
        ("2 million euros annually", "2000000 EUR per year"),
        ("200", "200 -"),
        ("half a million", "500000 -"),
    ] {
        let found = raws(text);
        let lines: Vec<String> = found.iter().map(|raw| line(raw, text)).collect();
        let matched = lines.len() == 1 && lines[0].ends_with(&format!("= {expected}"));
        assert!(matched, "{text}: {lines:?}, not {expected}");
    }
}

#[test]
fn what_is_no_amount_is_left() {
    for text in [
        "2023",
        "in 1998",
        "Article 5",
        "Resolution 2231",
        "No. 12",
        "7 May",
        "May 7",
        "on 4 March 2023",
        "10:30",
        "at 10 a.m.",
        "5 pm",
        "F-16",
        "T-72s",
        "G20",
        "5G",
        "COVID-19",
        "the 24th session",
        "the 1990s",
        "24/7",
        "4/3/2023",
        "2-1",
        "2.3.4",
        "30-year-old",
        "the second half of",
        "the two armies",
        "a third country",
        "the first quarter of",
        "zero",
        "one",
        "won",
        "the fifth of May",
        "",
        "$",
        "$ and €",
        "million",
        "per cent",
        "between and",
        "9999999999999999999999999999999999999999 billion",
    ] {
        let found = raws(text);
        let lines: Vec<String> = found.iter().map(|raw| line(raw, text)).collect();
        assert!(lines.is_empty(), "{text}: {lines:?}");
    }
}

#[test]
fn currencies_are_told_apart_by_the_countries_of_the_sentence() {
    let tables = Tables::embedded();
    let code = |text: &str, countries: &[&str]| {
        let found = raws(text);
        let In::Money(meant, adjective) = &found[0].counted_in else {
            panic!("{text} is no money");
        };
        tables
            .currency_of(meant, adjective.as_deref(), countries)
            .map(str::to_owned)
    };
    for (text, countries, expected) in [
        ("Rs 5 crore", &["PAK", "BLR"][..], Some("PKR")),
        ("Rs 5 crore", &["PAK", "IND"], None),
        ("5 rupees", &["IND"], Some("INR")),
        ("$5", &["CAN"], Some("USD")),
        ("5 dollars", &["AUS", "CHN"], Some("USD")),
        ("5 Australian dollars", &["CHN"], Some("AUD")),
        ("5 pounds", &["EGY"], Some("EGP")),
        ("5 pounds", &["EGY", "GBR"], Some("GBP")),
        ("5 pounds", &["FRA"], Some("GBP")),
        ("5 francs", &["CHE"], Some("CHF")),
        ("5 francs", &["USA"], None),
        ("5 dinars", &["IRQ", "IRN"], Some("IQD")),
        ("5 kroner", &["DNK"], Some("DKK")),
        ("5 roubles", &["BLR"], Some("BYN")),
        ("5 roubles", &["BLR", "RUS"], Some("RUB")),
    ] {
        assert_eq!(
            code(text, countries).as_deref(),
            expected,
            "{text} {countries:?}"
        );
    }
}

#[test]
fn numbers_with_marks_are_cut_at_characters() {
    for text in [
        "€€5é",
        "5\u{301}%",
        "٣٠ million",
        "½ a million",
        "$5\u{200d}m",
        "五 million",
    ] {
        for raw in raws(text) {
            assert!(!raw.span.of(text).is_empty(), "{text}");
        }
        let found = pieces(text, Span::new(0, text.len()));
        assert!(found.iter().all(|piece| piece.span.of(text) == piece.form));
        assert!(
            found
                .iter()
                .all(|piece| piece.kind != Kind::Word || !piece.form.is_empty())
        );
    }
}

/// Events and claims of a text, each amount in a line.
fn read_text(text: &str) -> Vec<String> {
    let document = Document {
        id: DocumentId("d".to_owned()),
        text: text.to_owned(),
        metadata: Metadata {
            date: parse_date("2023-06-07").ok(),
            ..Metadata::default()
        },
    };
    let coded = Coder::new(Options::default()).code(&document, &lang::analyze(text));
    let describe = |amount: &record::Amount| {
        let unit = amount.currency.as_ref().or(amount.unit.as_ref());
        format!(
            "{} {} {}{}",
            amount.kind,
            amount
                .value
                .map_or_else(String::new, |value| value.to_string()),
            unit.map_or("", String::as_str),
            amount
                .of
                .as_ref()
                .map_or_else(String::new, |of| format!(" of {}", of.text))
        )
    };
    let of_events = coded.events.iter().flat_map(|event| {
        let amounts = event.amounts.iter();
        let word = event.predicate.text.split(' ').next().unwrap_or_default();
        amounts.map(move |amount| format!("{word}: {}", describe(amount)))
    });
    let of_claims = coded.claims.iter().map(|claim| {
        let way = match (&claim.from, &claim.to) {
            (Some(from), Some(to)) => format!("{from}>{to}"),
            _ => claim.countries.join("+"),
        };
        let more = [
            claim.amount.measure.map(|m| format!(" ({m})")),
            claim.amount.year.map(|year| format!(" {year}")),
            claim
                .attribution
                .as_ref()
                .map(|by| format!(" says {}", by.text)),
        ];
        let more: String = more.into_iter().flatten().collect();
        format!("{way}: {}{more}", describe(&claim.amount))
    });
    of_events.chain(of_claims).collect()
}

#[test]
fn amounts_go_to_the_event_that_governs_them_or_become_claims() {
    for (text, expected) in [
        (
            "Belarus granted Pakistan a $30 million credit line.",
            &["granted: money 30000000 USD of credit line"][..],
        ),
        (
            "The bank of Qatar granted Egypt a soft credit of $500 million for roads.",
            &["granted: money 500000000 USD of soft credit"],
        ),
        (
            "Egypt bought 60,000 tonnes of wheat from Romania.",
            &["bought: quantity 60000 tonne of wheat"],
        ),
        (
            "Minsk delivered 200 tractors to Zimbabwe.",
            &["delivered: quantity 200 tractor of tractors"],
        ),
        (
            "Since cotton is a major crop in Pakistan and takes up 15% of the nation's arable land, attention was given to it.",
            &["PAK: share 15 % of the nation's arable land"],
        ),
        (
            "The minister said that the debt of Tunisia to Libya reached $600 million in 2021.",
            &[
                "TUN+LBY: money 600000000 USD of the debt of Tunisia to Libya (debt) 2021 says The minister",
            ],
        ),
        (
            "Exports of Vietnam to Japan fell by 6.3 percent.",
            &["VNM>JPN: change -6.3 % of Exports of Vietnam to Japan (exports)"],
        ),
        (
            "The ministers of Kenya and Uganda met in 2019 for 2 hours under Article 7 of the 1999 treaty.",
            &[],
        ),
        ("Peru and Chile signed three agreements.", &[]),
        (
            "The minister of Vietnam welcomed a 30 per cent jump in trade with Chile.",
            &["welcomed: change 30 % of trade with Chile"],
        ),
        (
            "Trade between Peru and Chile reached 50 million euros in 2022, up 18 per cent.",
            &[
                "PER+CHL: money 50000000 EUR of Trade between Peru and Chile (trade) 2022",
                "PER+CHL: change 18 % of Trade between Peru and Chile (trade) 2022",
            ],
        ),
        ("A quarter of a century has passed in Rwanda.", &[]),
        (
            "Mexico scrapped a $3.7 billion railway contract with China.",
            &["scrapped: money 3700000000 USD of railway contract"],
        ),
    ] {
        assert_eq!(read_text(text), expected, "{text}");
    }
}
