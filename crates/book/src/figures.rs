//! Amounts, papers and quoted figures.

use record::{Claim, Date, Decimal, Event};
use rusqlite::types::Value;
use rusqlite::{Transaction, params, params_from_iter};

use crate::query::{EventQuery, marks, text};
use crate::{Book, BookError};

/// Which quoted figures are asked for; the default is all.
#[derive(Debug, Clone, Default)]
pub struct FigureQuery {
    /// Codes of one side (several for a state and its predecessors), which the figure must be about.
    pub country: Option<Vec<String>>,
    /// Codes of another side, which it must be about too.
    pub other: Option<Vec<String>>,
    /// First day of the document.
    pub since: Option<Date>,
    /// Last day of the document.
    pub until: Option<Date>,
}

impl Book {
    /// The quoted figures that meet the query: amounts of events and those that belong to none, by date
    /// of the document, newest first, and then in the order of the text.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn figures(&self, query: &FigureQuery) -> Result<Vec<Claim>, BookError> {
        let mut figures = self.claims(query)?;
        let events = self.events(&EventQuery {
            country: query.country.clone(),
            with_amounts: true,
            ..EventQuery::default()
        })?;
        let events: Vec<Claim> = events.iter().flat_map(Claim::of_event).collect();
        figures.extend(events.into_iter().filter(|figure| query.wants(figure)));
        figures.sort_by_cached_key(|figure| {
            (
                std::cmp::Reverse(day_of(figure)),
                figure.document.clone(),
                figure.amount.span,
                figure.id.clone(),
            )
        });
        Ok(figures)
    }

    /// The quoted figures that meet the query and belong to no event, by document and in the order of the
    /// text.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn claims(&self, query: &FigureQuery) -> Result<Vec<Claim>, BookError> {
        let mut conditions = vec!["1".to_owned()];
        let mut values: Vec<Value> = Vec::new();
        for codes in [&query.country, &query.other].into_iter().flatten() {
            conditions.push(format!(
                "id IN (SELECT claim FROM claim_countries WHERE code IN ({}))",
                marks(codes.len())
            ));
            values.extend(codes.iter().map(|code| text(code)));
        }
        let sql = format!(
            "SELECT record FROM claims WHERE {} ORDER BY document, number",
            conditions.join(" AND ")
        );
        let mut statement = self.connection.prepare(&sql)?;
        let rows = statement.query_map(params_from_iter(values), |row| row.get::<_, String>(0))?;
        let mut claims = Vec::new();
        for record in rows {
            let claim: Claim = serde_json::from_str(&record?).map_err(BookError::damaged)?;
            if query.wants(&claim) {
                claims.push(claim);
            }
        }
        Ok(claims)
    }
}

impl FigureQuery {
    fn wants(&self, figure: &Claim) -> bool {
        let about = |side: &Option<Vec<String>>| {
            side.as_ref()
                .is_none_or(|codes| figure.countries.iter().any(|own| codes.contains(own)))
        };
        let day = day_of(figure);
        about(&self.country)
            && about(&self.other)
            && self
                .since
                .is_none_or(|since| day.is_some_and(|day| day >= since))
            && self
                .until
                .is_none_or(|until| day.is_some_and(|day| day <= until))
    }
}

/// The first day that the date of the document may mean.
fn day_of(figure: &Claim) -> Option<Date> {
    let date = figure.cite_info.date.as_deref()?;
    record::parse_date(date).ok().map(|date| date.day)
}

fn real(value: Option<Decimal>) -> Option<f64> {
    value.map(Decimal::to_f64)
}

/// Amounts and papers of an event.
pub(crate) fn insert_of_event(
    transaction: &Transaction<'_>,
    event: &Event,
) -> Result<(), BookError> {
    for (number, amount) in event.amounts.iter().enumerate() {
        transaction
            .prepare_cached(
                "INSERT INTO amounts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![
                event.id,
                number,
                amount.kind.name(),
                real(amount.value),
                real(amount.low),
                real(amount.high),
                amount.qualifier.map(record::Qualifier::name),
                amount.currency,
                amount.unit,
                amount.per,
                amount.of.as_ref().map(|of| &of.text),
                amount.measure.map(record::Measure::name),
                amount.year,
                amount.text,
                amount.span.start,
                amount.span.end
            ])?;
    }
    for (number, paper) in event.agreements.iter().enumerate() {
        transaction
            .prepare_cached("INSERT INTO agreements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?
            .execute(params![
                event.id,
                number,
                paper.instrument.name(),
                paper.step.map(record::Step::name),
                paper.number,
                paper.name.as_ref().map(|name| &name.text),
                paper.topic.as_ref().map(|topic| &topic.text),
                paper.text,
                paper.span.start,
                paper.span.end
            ])?;
    }
    Ok(())
}

/// Figures that belong to no event.
pub(crate) fn insert_claims(
    transaction: &Transaction<'_>,
    claims: &[Claim],
) -> Result<(), BookError> {
    for (number, claim) in claims.iter().enumerate() {
        let record = serde_json::to_string(claim).map_err(BookError::damaged)?;
        let amount = &claim.amount;
        transaction
            .prepare_cached(
                "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![
                claim.id,
                number,
                claim.document.0,
                claim.from,
                claim.to,
                amount.kind.name(),
                real(amount.value),
                real(amount.low),
                real(amount.high),
                amount.qualifier.map(record::Qualifier::name),
                amount.currency,
                amount.unit,
                amount.per,
                amount.of.as_ref().map(|of| &of.text),
                amount.measure.map(record::Measure::name),
                amount.year,
                amount.text,
                amount.span.start,
                amount.span.end,
                claim.attribution.as_ref().map(|by| &by.text),
                record
            ])?;
        for code in &claim.countries {
            transaction
                .prepare_cached("INSERT OR IGNORE INTO claim_countries VALUES (?, ?)")?
                .execute(params![claim.id, code])?;
        }
    }
    Ok(())
}
