//! What a paragraph is: body, heading, byline, caption or a note on the author.

use record::Span;

use crate::analysis::{Paragraph, ParagraphKind};
use crate::structure::is_markdown_heading;

/// A heading has no more characters than this.
const LONGEST_HEADING: usize = 120;

/// Notes on the author stand within so many paragraphs of the end.
const NOTE_REACH: usize = 4;

/// Gives each paragraph its kind.
pub(crate) fn classify(text: &str, spans: &[Span]) -> Vec<Paragraph> {
    spans
        .iter()
        .enumerate()
        .map(|(number, &span)| {
            let line = span.of(text);
            let near_end = number + NOTE_REACH >= spans.len() && number > 0;
            let kind = if is_markdown_heading(line) {
                ParagraphKind::Heading
            } else if is_caption(line) {
                ParagraphKind::Caption
            } else if is_byline(line) {
                ParagraphKind::Byline
            } else if near_end && is_author_note(line) || is_disclaimer(line) {
                ParagraphKind::AuthorNote
            } else if is_heading(line, spans.len()) {
                ParagraphKind::Heading
            } else {
                ParagraphKind::Body
            };
            Paragraph { span, kind }
        })
        .collect()
}

fn starts_with_any(line: &str, starts: &[&str]) -> bool {
    starts.iter().any(|start| {
        line.get(..start.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(start))
    })
}

fn is_caption(line: &str) -> bool {
    const MARKS: [&str; 12] = [
        "photo:",
        "photo by",
        "photograph:",
        "image:",
        "picture:",
        "caption:",
        "file photo",
        "figure ",
        "fig. ",
        "table ",
        "photo credit",
        "image credit",
    ];
    let numbered = |line: &str| {
        line.split_whitespace()
            .nth(1)
            .is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    };
    line.len() < 400
        && MARKS.iter().any(|mark| {
            starts_with_any(line, &[mark])
                && (!matches!(*mark, "figure " | "fig. " | "table ")
                    || numbered(line) && line.len() < 160)
        })
        || line.len() < 300
            && (line.ends_with("/AFP)") || line.ends_with("Photo)") || line.ends_with("/File)"))
}

fn is_byline(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let capitals = |words: &[&str]| {
        words.iter().all(|word| {
            word.starts_with(char::is_uppercase)
                || matches!(*word, "and" | "in" | "for" | "of" | "de" | "|" | "-")
        })
    };
    let ended = line.ends_with(['.', '!', '?']) && words.len() > 8;
    match words[..] {
        ["By" | "by" | "BY", ref rest @ ..] => {
            !ended && rest.len() <= 12 && !rest.is_empty() && capitals(rest)
        }
        _ => {
            starts_with_any(
                line,
                &[
                    "published:",
                    "updated:",
                    "posted on",
                    "last updated",
                    "published on",
                    "source:",
                    "author:",
                    "written by ",
                ],
            ) && words.len() <= 14
        }
    }
}

/// A line without a full stop that is too short for a paragraph.
fn is_heading(line: &str, paragraphs: usize) -> bool {
    let count = line.chars().take(LONGEST_HEADING + 1).count();
    let words: Vec<&str> = line.split_whitespace().collect();
    if count > LONGEST_HEADING || paragraphs == 1 || words.is_empty() {
        return false;
    }
    let open = !line.ends_with(['.', '!', '?', '”', '"', ':', ';', ',', '…', ')', '’', '\'']);
    open && words.len() <= 16 && line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// A closing paragraph on who wrote the text. One sign is not enough: "He is a professor at" may be
/// said of somebody in the news.
fn is_author_note(line: &str) -> bool {
    let lower = line.to_lowercase();
    let has = |signs: &[&str]| signs.iter().any(|sign| lower.contains(sign));
    let names_the_author = starts_with_any(
        line,
        &[
            "the writer is",
            "the author is",
            "the writers are",
            "the authors are",
            "about the author",
            "the writer can be",
            "the author can be",
            "written by",
        ],
    );
    let career = has(&[
        " is a senior fellow",
        " is a research fellow",
        " is a fellow",
        " is a visiting",
        " is a freelance",
        " is an analyst",
        "-based expert",
        "-based analyst",
        "-based journalist",
        "-based researcher",
        "-based writer",
        " is a researcher",
        " is a columnist",
        " is a student of",
        " is a professor",
        " is an associate professor",
        " is an assistant professor",
        " is a lecturer",
        " is a scholar",
        " is a graduate",
        " is a policy analyst",
        " is a journalist",
        " is currently pursuing",
        " is a phd",
        " is a doctoral",
        " is a retired",
        " is a former ambassador",
        " works at the",
        " is a research associate",
        " is a research assistant",
        " is an independent",
        " is an expert in",
        " is a political analyst",
        " is a defence analyst",
    ]);
    let degrees = has(&[
        "m.phil",
        "ph.d",
        "m.sc",
        "b.sc",
        "mphil",
        "phd ",
        "master's degree",
        "bachelor's degree",
        "has been published",
        "has published",
        "areas of interest",
        "research interests",
        "holds a degree",
        "holds a master",
        "can be reached",
        "can be contacted",
    ]);
    let contact = has_handle(line)
        || has_address(line)
        || has(&["tweets @", "tweets at", "twitter:", "email:", "e-mail:"]);
    names_the_author
        || usize::from(career) + usize::from(degrees) + usize::from(contact) >= 2
        || contact && line.len() < 120
        || career
            && line.len() < 260
            && !has(&[
                " said",
                " told ",
                " met ",
                " visited ",
                " announced",
                " added",
            ])
}

fn is_disclaimer(line: &str) -> bool {
    let lower: String = line.chars().take(400).collect::<String>().to_lowercase();
    [
        "views expressed in this",
        "views expressed are",
        "opinions expressed in this",
        "the views and opinions expressed",
        "do not necessarily reflect",
        "does not necessarily reflect",
        "all rights reserved",
        "this article was originally published",
        "this article first appeared",
        "subscribe to our newsletter",
        "follow us on",
        "sign up for our newsletter",
    ]
    .iter()
    .any(|sign| lower.contains(sign))
}

fn has_handle(line: &str) -> bool {
    line.split_whitespace().any(|word| {
        word.strip_prefix(['@', '('])
            .map(|rest| rest.trim_start_matches('@'))
            .is_some_and(|rest| word.contains('@') && rest.len() > 2 && !rest.contains('.'))
    })
}

fn has_address(line: &str) -> bool {
    line.split_whitespace().any(|word| {
        word.split_once('@')
            .is_some_and(|(user, host)| !user.is_empty() && host.contains('.'))
    })
}

#[cfg(test)]
mod tests {
    use crate::analysis::ParagraphKind::{self, AuthorNote, Body, Byline, Caption, Heading};
    use crate::paragraphs;

    fn kinds(text: &str) -> Vec<ParagraphKind> {
        paragraphs(text).iter().map(|p| p.kind).collect()
    }

    const BODY: &str = "The ministers of the two countries met in the capital and discussed trade, transport and the supply of machinery to farms in the north.";

    #[test]
    fn what_is_not_running_text_is_told_apart() {
        let text = format!(
            "Ministers meet in Vienna\n\nBy Our Correspondent\n\n{BODY}\n\nPhoto: the two ministers in Vienna.\n\n\
             Next steps\n\n{BODY}\n\nThe writer is a research fellow at an institute in Vienna. He can be reached at desk@example.org\n"
        );
        assert_eq!(
            kinds(&text),
            [Heading, Byline, Body, Caption, Heading, Body, AuthorNote]
        );
    }

    #[test]
    fn people_in_the_news_are_not_the_author() {
        let text = format!(
            "{BODY}\n\n{BODY}\n\nThe new ambassador is a professor at the university of Vienna and has met the foreign minister twice this year, the ministry said in its statement on Monday.\n"
        );
        assert_eq!(kinds(&text), [Body, Body, Body]);
    }

    #[test]
    fn a_single_line_is_a_text() {
        assert_eq!(kinds("Russia condemns the attack"), [Body]);
    }
}
