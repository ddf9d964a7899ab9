//! BACI: flows of products between countries, reconciled out of both sides' reports.
//!
//! Gaulier and Zignago (2010), "BACI: International Trade Database at the Product-Level", CEPII
//! Working Paper 2010-23. A file holds a year in a revision of the Harmonized System: `t` year, `i`
//! exporter, `j` importer, `k` product, `v` value in thousand US dollars, `q` metric tons, padded
//! with blanks and empty or `NA` where it is not known. Countries have numbers of their own list;
//! leading zeros of products are lost. A pair that is not there traded less than 1,000 dollars of the
//! product, or nothing, or neither of the two reported.

use record::{Absence, FlowReporter, ProductFlow, Shape, Source};

use super::partner::Partners;
use super::{FlowKind, FlowReader, FlowRun, product_code};
use crate::kinds::variable;
use crate::open::Visited;
use crate::{ImportError, Layout, Report, Row, Rows, field};

pub(super) const KIND: FlowKind = FlowKind {
    key: "baci",
    title: "CEPII BACI: trade by product, reconciled",
    reads: "BACI_HS92_Y2021_V202301.csv (t, i, j, k, v, q) of one or several years, with country_codes_V202301.csv (country_code, iso_3digit_alpha or country_iso3); also the zip that they come in",
    source,
    reader: || Box::new(Baci::default()),
};

fn source(version: Option<&str>, files: &[String]) -> Source {
    let version = version.map_or_else(|| version_of(files), str::to_owned);
    Source {
        key: KIND.key.to_owned(),
        version,
        name: "BACI".to_owned(),
        citation: "Gaulier, Guillaume and Soledad Zignago. 2010. BACI: International Trade Database at the Product-Level. The 1994-2007 Version. CEPII Working Paper 2010-23.".to_owned(),
        licence: "Etalab 2.0 according to CEPII; not part of this program".to_owned(),
        url: "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37".to_owned(),
        variables: vec![variable(
            "goods",
            "goods that a sells to b, reconciled out of both reports",
            "US dollars of the year",
            Shape::Directed,
            Absence::Unknown,
            (1995, 2100, None),
        )],
    }
}

/// `V202301, HS92` out of names such as `BACI_HS92_Y2021_V202301.csv`.
fn version_of(files: &[String]) -> String {
    let part = |of: &str, start: &str, digits: usize| -> Option<String> {
        let name = of.rsplit(['/', '\\']).next().unwrap_or(of);
        name.split(['_', '.', '-']).find_map(|part| {
            let rest = part.strip_prefix(start)?;
            (rest.len() == digits && rest.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.to_owned())
        })
    };
    let version = files.iter().find_map(|file| part(file, "V", 6));
    let revision = files.iter().find_map(|file| part(file, "HS", 2));
    match (version, revision) {
        (Some(version), Some(revision)) => format!("{version}, {revision}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => "unknown".to_owned(),
    }
}

#[derive(Default)]
struct Baci {
    partners: Partners,
}

struct Plan {
    year: usize,
    exporter: usize,
    importer: usize,
    product: usize,
    value: usize,
    tonnes: Option<usize>,
}

struct Values {
    year: i32,
    product: String,
    value: Option<f64>,
    tonnes: Option<f64>,
}

impl Plan {
    fn values(&self, row: &Row) -> Result<Values, String> {
        let amount = |column: usize| match field::number(row.get(column))? {
            Some(negative) if negative < 0.0 => Err(format!("{negative} is negative")),
            other => Ok(other),
        };
        Ok(Values {
            year: field::year(row.get(self.year))?,
            product: product_code(row.get(self.product))?,
            value: amount(self.value)?,
            tonnes: self.tonnes.map(amount).transpose()?.flatten(),
        })
    }
}

impl FlowReader for Baci {
    fn looks_first(&self) -> bool {
        true
    }

    fn first(
        &mut self,
        name: &str,
        bytes: &mut dyn std::io::Read,
        report: &mut Report,
    ) -> Result<(), ImportError> {
        let mut rows = Rows::new(name, bytes, Layout::CSV)?;
        self.partners.read_list(&mut rows, report);
        Ok(())
    }

    fn file(
        &mut self,
        name: &str,
        bytes: &mut dyn std::io::Read,
        run: &mut FlowRun<'_>,
    ) -> Result<Visited, ImportError> {
        let mut rows = Rows::new(name, bytes, Layout::CSV)?;
        let Some(columns) = rows.header(&mut run.report) else {
            return Ok(Visited::SomethingElse("it is empty".to_owned()));
        };
        if columns.find(&["country_code"]).is_some() {
            return Ok(Visited::Read);
        }
        if columns.find(&["code"]).is_some() && columns.find(&["description"]).is_some() {
            run.report
                .note(format!("{name} names products and was not needed"));
            return Ok(Visited::Read);
        }
        let need = |name: &str| columns.need(&[name]);
        let plan = (|| -> Result<Plan, String> {
            Ok(Plan {
                year: need("t")?,
                exporter: need("i")?,
                importer: need("j")?,
                product: need("k")?,
                value: need("v")?,
                tonnes: columns.find(&["q"]),
            })
        })();
        let plan = match plan {
            Ok(plan) => plan,
            Err(reason) => return Ok(Visited::SomethingElse(reason)),
        };
        if self.partners.listed() == 0 {
            run.report.note(
                "no list of country codes was given; the numbers are read as those of UN Comtrade",
            );
        }
        while let Some(row) = rows.advance(&mut run.report) {
            run.row();
            let values = match plan.values(row) {
                Ok(values) => values,
                Err(reason) => {
                    run.report.broken(name, row.line, reason);
                    continue;
                }
            };
            let Some(value) = values.value else {
                run.report.missing_values += 1;
                continue;
            };
            let mut side = |column: usize| {
                let (countries, report) = (&mut run.countries, &mut run.report);
                self.partners
                    .find(row.get(column), "", values.year, countries, report)
            };
            let (Some(exporter), Some(importer)) = (side(plan.exporter), side(plan.importer))
            else {
                continue;
            };
            run.emit(&ProductFlow {
                year: values.year,
                exporter: Some(&exporter),
                importer: Some(&importer),
                reporter: FlowReporter::Reconciled,
                product: &values.product,
                value: value * 1000.0,
                tonnes: values.tonnes,
            })?;
        }
        Ok(Visited::Read)
    }
}

#[cfg(test)]
mod tests {
    use super::version_of;

    #[test]
    fn the_version_is_in_the_name() {
        let of = |name: &str| version_of(&[name.to_owned()]);
        assert_eq!(of("data/BACI_HS92_Y2021_V202301.csv.gz"), "V202301, HS92");
        assert_eq!(of("BACI_HS17_V202401b.zip"), "HS17");
        assert_eq!(of("flows.csv"), "unknown");
    }
}
