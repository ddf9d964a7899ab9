//! The article in a web page and what its head says about it.

use dom_smoothie::{Config, Readability, TextMode};

use crate::document::Found;

/// Elements within elements beyond this are refused: finding the article takes time with the square
/// of the depth, and no article is written so.
const DEEPEST: usize = 2_000;

/// The text of the article and its metadata; the reason when there is none.
pub(crate) fn article(page: &str) -> Result<(String, Found), String> {
    if depth(page) > DEEPEST {
        return Err(format!("more than {DEEPEST} elements within each other"));
    }
    let config = Config {
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let mut reader = Readability::new(page, None, Some(config))
        .map_err(|error| format!("not readable as HTML: {error}"))?;
    let canonical = reader
        .doc
        .select("link[rel=canonical]")
        .attr("href")
        .map(|href| href.to_string())
        .filter(|href| href.starts_with("http"));
    let article = reader
        .parse()
        .map_err(|error| format!("no article found in the page: {error}"))?;
    let found = Found {
        title: (!article.title.is_empty())
            .then(|| without_site(&article.title, article.site_name.as_deref())),
        publisher: article.site_name.map(|name| name.to_string()),
        author: article.byline.map(|name| name.to_string()),
        date: article.published_time.map(|time| time.to_string()),
        url: canonical.or(article.url.map(|url| url.to_string())),
        external_id: None,
    };
    Ok((article.text_content.to_string(), found))
}

/// How deep elements stand within each other, about: elements whose end may be left out are not
/// counted, nor is anything in scripts, styles and comments.
fn depth(page: &str) -> usize {
    const NOT_COUNTED: [&str; 35] = [
        "area", "base", "body", "br", "caption", "col", "colgroup", "dd", "dt", "embed", "frame",
        "head", "hr", "html", "img", "input", "li", "link", "meta", "optgroup", "option", "p",
        "param", "rp", "rt", "script", "source", "style", "tbody", "td", "tfoot", "th", "thead",
        "tr", "wbr",
    ];
    let (mut deepest, mut open) = (0usize, 0usize);
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let closes = rest.starts_with('/');
        let name_at = usize::from(closes);
        let length = rest[name_at..]
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(rest.len() - name_at);
        let name = rest[name_at..name_at + length].to_ascii_lowercase();
        let end = match name.as_str() {
            "script" if !closes => rest.find("</script"),
            "style" if !closes => rest.find("</style"),
            _ if rest.starts_with("!--") => rest.find("-->"),
            _ => None,
        };
        if let Some(end) = end {
            rest = &rest[end..];
            continue;
        }
        if !name.starts_with(|c: char| c.is_ascii_alphabetic())
            || NOT_COUNTED.contains(&name.as_str())
        {
            continue;
        }
        open = if closes {
            open.saturating_sub(1)
        } else {
            open + 1
        };
        deepest = deepest.max(open);
    }
    deepest
}

/// `Minister visits Ankara | Daily Example` without the name of the site, where that is known.
fn without_site(title: &str, site: Option<&str>) -> String {
    let shorter = site.and_then(|site| {
        let rest = title.strip_suffix(site)?.trim_end();
        let rest = rest
            .strip_suffix(['|', '-', '\u{2013}', '\u{2014}', '\u{b7}'])?
            .trim_end();
        (!rest.is_empty()).then_some(rest)
    });
    shorter.unwrap_or(title).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{article, depth, without_site};

    #[test]
    fn the_name_of_the_site_is_no_part_of_the_title() {
        let site = Some("Daily Example");
        assert_eq!(without_site("A visit | Daily Example", site), "A visit");
        assert_eq!(without_site("Daily Example", site), "Daily Example");
        assert_eq!(without_site("A visit | Other", site), "A visit | Other");
    }

    #[test]
    fn depth_is_that_of_elements_that_must_be_closed() {
        let page = "<html><body><div><p>a<p>b<br><ul><li>c<li>d</ul><b>e</b></div><!-- <div> -->";
        assert_eq!(depth(page), 2);
        assert_eq!(depth(&"<div>".repeat(50)), 50);
        assert_eq!(depth(&"<div></div>".repeat(50)), 1);
        assert_eq!(depth("<script>if (a<b && c<d) e<f;</script><i>x</i>"), 1);
        assert_eq!(depth("<é <1 <"), 0);
        assert!(article(&"<div>".repeat(3_000)).is_err());
    }

    #[test]
    fn the_head_of_a_page_is_read() {
        let words = "The foreign minister of Greece visited Ankara and held talks on trade. ";
        let page = format!(
            "<!doctype html><html><head><title>A visit to Ankara for talks</title>\
             <link rel=\"canonical\" href=\"https://example.org/a\">\
             <meta property=\"article:published_time\" content=\"2024-03-05T08:00:00+02:00\">\
             </head><body><nav>Home</nav><article><p>{}</p></article></body></html>",
            words.repeat(5)
        );
        let (text, found) = article(&page).unwrap();
        assert!(text.starts_with("The foreign minister") && !text.contains("Home"));
        assert_eq!(found.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(found.title.as_deref(), Some("A visit to Ankara for talks"));
        assert_eq!(found.date.as_deref(), Some("2024-03-05T08:00:00+02:00"));
    }
}
