//! Fields for what a mention, the article and its event say.

use super::{Dispatch, field, select, tick};
use crate::record::{Mention, MentionType, Record, Value};
use crate::review::{Datum, Field, Subject, Target};
use crate::ui::state::set;
use crate::ui::text::{Lang, Say};
use crate::ui::work::Work;
use std::rc::Rc;
use yew::prelude::*;

/// How many people or organisations a list offers.
const MOST: usize = 200;

/// What the fields need.
pub struct Fields<'a> {
    /// The article under review.
    pub work: &'a Rc<Work>,
    /// Language of the page.
    pub lang: Lang,
    /// Where actions go.
    pub dispatch: &'a Dispatch,
}

fn words(typed: String) -> Datum {
    if typed.trim().is_empty() { Datum::Nothing } else { Datum::Text(typed) }
}

fn many(typed: &str) -> Datum {
    Datum::List(typed.split([',', ';']).map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect())
}

impl Fields<'_> {
    fn say(&self, say: Say) -> &'static str {
        say.in_lang(self.lang)
    }

    fn text(&self, id: &'static str, label: Say, of: &Subject, which: Field, value: Option<&str>) -> Html {
        let (dispatch, of) = (self.dispatch.clone(), of.clone());
        field(id, self.say(label), value.unwrap_or_default(), move |typed| {
            let to = match which {
                Field::Authors => many(&typed),
                Field::Number if matches!(&of, Subject::Mention(t) if t.kind == MentionType::Document) => many(&typed),
                _ => words(typed),
            };
            dispatch.dispatch(set(of.clone(), which, to));
        })
    }

    fn choice(
        &self,
        id: &'static str,
        label: Say,
        of: &Subject,
        which: Field,
        options: &[(&str, Say)],
        value: Option<&str>,
    ) -> Html {
        let (dispatch, of) = (self.dispatch.clone(), of.clone());
        let options = options.iter().map(|(v, s)| ((*v).to_owned(), self.say(*s).to_owned())).collect();
        select(id, self.say(label), options, value.unwrap_or_default(), move |v| {
            dispatch.dispatch(set(of.clone(), which, words(v)))
        })
    }

    /// A list of the organisations, people, places or documents of the record; `own` is left out.
    fn entities(&self, kind: MentionType, own: &str) -> Vec<(String, String)> {
        let record = &self.work.record;
        let named: Vec<(String, String)> = match kind {
            MentionType::Person => record.people.iter().map(|p| (p.id.clone(), p.name.clone())).collect(),
            MentionType::Organization => record.organizations.iter().map(|o| (o.id.clone(), o.name.clone())).collect(),
            MentionType::Place => {
                record.places.iter().filter(|l| !l.mentions.is_empty()).map(|l| (l.id.clone(), l.name.clone())).collect()
            }
            MentionType::Document => record.documents.iter().map(|d| (d.id.clone(), crate::ui::report::document(d))).collect(),
            _ => Vec::new(),
        };
        named.into_iter().filter(|(id, _)| id != own).take(MOST).collect()
    }

    /// A list of one of these; what is chosen is told as a mention of it.
    pub fn entity(
        &self,
        id: &'static str,
        label: Say,
        kind: MentionType,
        (own, chosen): (&str, &str),
        empty: Say,
        on: impl Fn(Option<Target>) + 'static,
    ) -> Html {
        let mut options = vec![(String::new(), self.say(empty).to_owned())];
        options.extend(self.entities(kind, own));
        let work = self.work.clone();
        select(id, self.say(label), options, chosen, move |entity| {
            on(mentions(&work.record, &entity).first().and_then(|m| work.target(m)));
        })
    }

    fn part_of(&self, id: &'static str, kind: MentionType, of: &Subject, own: &str, parent: Option<&str>) -> Html {
        let (dispatch, of) = (self.dispatch.clone(), of.clone());
        self.entity(id, Say::FieldParent, kind, (own, parent.unwrap_or_default()), Say::Empty, move |target| {
            dispatch.dispatch(set(of.clone(), Field::Parent, target.map_or(Datum::Nothing, |t| Datum::Mentions(vec![t]))));
        })
    }

    /// Ticks for people; `chosen` are ids of people.
    fn people(&self, label: Say, of: &Subject, which: Field, chosen: &[String]) -> Html {
        let ticks = self.entities(MentionType::Person, "").into_iter().map(|(id, name)| {
            let (dispatch, of, work) = (self.dispatch.clone(), of.clone(), self.work.clone());
            let chosen = chosen.to_vec();
            let on = chosen.contains(&id);
            tick("person", html! { { name } }, on, move |yes| {
                let mut ids = chosen.clone();
                ids.retain(|p| *p != id);
                if yes {
                    ids.push(id.clone());
                }
                let targets: Vec<Target> =
                    ids.iter().filter_map(|p| mentions(&work.record, p).first().and_then(|m| work.target(m))).collect();
                dispatch.dispatch(set(
                    of.clone(),
                    which,
                    if targets.is_empty() { Datum::Nothing } else { Datum::Mentions(targets) },
                ));
            })
        });
        html! { <fieldset class="ticks"><legend>{ self.say(label) }</legend>{ for ticks }</fieldset> }
    }

    /// What a mention says, to be changed.
    pub fn of_mention(&self, mention: &Mention) -> Html {
        let Some(target) = self.work.target(&mention.id) else { return Html::default() };
        let record = &self.work.record;
        let (own, thing) = (Subject::Mention(target.clone()), Subject::Entity(target));
        let levels = [
            ("", Say::Empty),
            ("central", Say::LevelCentral),
            ("province", Say::LevelProvince),
            ("district", Say::LevelDistrict),
            ("commune", Say::LevelCommune),
            ("unit", Say::LevelUnit),
        ];
        match &mention.value {
            Value::Person(v) => {
                let person = record.people.iter().find(|p| p.id == v.person);
                self.text("name", Say::FieldName, &thing, Field::Name, person.map(|p| p.name.as_str()))
            }
            Value::Role(v) => {
                let holders: Vec<String> =
                    v.people.iter().filter_map(|m| self.work.mention(m)).filter_map(|m| entity(m).map(str::to_owned)).collect();
                let at = v.organization.as_ref().and_then(|m| self.work.mention(m)).and_then(entity).unwrap_or_default();
                let (dispatch, of) = (self.dispatch.clone(), own.clone());
                html! {
                    <>
                        { self.text("title", Say::FieldTitle, &own, Field::Title, Some(&v.title)) }
                        { self.choice("held", Say::FieldState, &own, Field::State, &[("", Say::FieldNow), ("former", Say::Former), ("acting", Say::Acting)], v.state.as_deref()) }
                        { self.entity("organization", Say::CardOrganization, MentionType::Organization, ("", at), Say::Empty, move |t| {
                            dispatch.dispatch(set(of.clone(), Field::Organization, t.map_or(Datum::Nothing, |t| Datum::Mentions(vec![t]))));
                        }) }
                        { self.people(Say::FieldHolders, &own, Field::Holders, &holders) }
                    </>
                }
            }
            Value::Organization(v) => {
                let Some(o) = record.organizations.iter().find(|o| o.id == v.organization) else { return Html::default() };
                html! {
                    <>
                        { self.text("name", Say::FieldName, &thing, Field::Name, Some(&o.name)) }
                        { self.choice("level", Say::FieldLevel, &thing, Field::Level, &levels, o.level.as_deref()) }
                        { self.part_of("parent", MentionType::Organization, &thing, &o.id, o.parent.as_deref()) }
                    </>
                }
            }
            Value::Place(v) => {
                let Some(l) = record.places.iter().find(|l| l.id == v.place) else { return Html::default() };
                html! {
                    <>
                        { self.text("name", Say::FieldName, &thing, Field::Name, Some(&l.name)) }
                        { self.choice("level", Say::FieldLevel, &thing, Field::Level, &levels, l.level.as_deref()) }
                        { self.part_of("parent", MentionType::Place, &thing, &l.id, l.parent.as_deref()) }
                    </>
                }
            }
            Value::Document(v) => html! {
                <>
                    { self.text("kind", Say::FieldKind, &own, Field::Kind, Some(&v.kind)) }
                    { self.text("number", Say::FieldNumber, &own, Field::Number, Some(&v.numbers.join(", "))) }
                    { self.text("symbol", Say::FieldSymbol, &own, Field::Symbol, v.symbol.as_deref()) }
                    { self.text("year", Say::FieldYear, &own, Field::Year, v.year.as_deref()) }
                    { self.text("issuer", Say::FieldIssuer, &own, Field::Issuer, v.issuer.as_deref()) }
                    { self.text("date", Say::FieldDate, &own, Field::Date, v.date.as_deref()) }
                    { self.text("title", Say::FieldDocTitle, &own, Field::Title, v.title.as_deref()) }
                </>
            },
            Value::Time(v) => self.text("iso", Say::FieldIso, &own, Field::Iso, Some(&v.iso)),
            Value::Figure(v) => {
                let bounds = [
                    ("", Say::Empty),
                    (">", Say::BoundOver),
                    (">=", Say::BoundFrom),
                    ("<", Say::BoundUnder),
                    ("<=", Say::BoundTo),
                    ("~", Say::BoundAbout),
                    ("~<", Say::BoundAlmost),
                ];
                html! {
                    <>
                        { self.text("number", Say::ColValue, &own, Field::Number, Some(&v.number)) }
                        { self.text("unit", Say::ColUnit, &own, Field::Unit, v.unit.as_deref()) }
                        { self.choice("bound", Say::FieldBound, &own, Field::Bound, &bounds, v.bound.as_deref()) }
                    </>
                }
            }
        }
    }

    /// Metadata and event, to be changed.
    pub fn of_article(&self) -> Html {
        let record = &self.work.record;
        let (m, a, e) = (&record.metadata, Subject::Article, Subject::Event);
        let views = m.views.map(|v| v.to_string());
        let event = record.event.clone().unwrap_or_default();
        html! {
            <>
                { self.text("meta-title", Say::FactTitle, &a, Field::Title, m.title.as_deref()) }
                { self.text("meta-outlet", Say::FactOutlet, &a, Field::Outlet, m.outlet.as_deref()) }
                { self.text("meta-section", Say::FactSection, &a, Field::Section, m.section.as_deref()) }
                { self.text("meta-published", Say::FactPublished, &a, Field::Published, m.published.as_deref()) }
                { self.text("meta-reference", Say::FactReference, &a, Field::ReferenceDate, m.reference_date.as_deref()) }
                { self.text("meta-authors", Say::FactAuthors, &a, Field::Authors, Some(&m.authors.join(", "))) }
                { self.text("meta-views", Say::FactViews, &a, Field::Views, views.as_deref()) }
                <h3>{ self.say(Say::FactEvent) }</h3>
                { self.text("event-kind", Say::FieldKind, &e, Field::Kind, Some(&event.kind)) }
                { self.text("event-name", Say::FieldName, &e, Field::Name, event.name.as_deref()) }
                { self.text("event-date", Say::FactWhen, &e, Field::Date, event.date.as_deref()) }
                { self.text("event-place", Say::FactWhere, &e, Field::Place, event.place.as_deref()) }
                { self.text("event-host", Say::FactHost, &e, Field::Host, event.host.as_deref()) }
                { self.people(Say::FactChair, &e, Field::Chair, &event.chair) }
                { self.people(Say::FieldParticipants, &e, Field::Participants, &event.participants) }
            </>
        }
    }
}

/// The person, organisation, place or document that a mention names.
pub fn entity(mention: &Mention) -> Option<&str> {
    match &mention.value {
        Value::Person(v) => Some(&v.person),
        Value::Organization(v) => Some(&v.organization),
        Value::Place(v) => Some(&v.place),
        Value::Document(v) => Some(&v.document),
        _ => None,
    }
}

/// The mentions of one of these.
pub fn mentions<'a>(record: &'a Record, id: &str) -> &'a [String] {
    let people = record.people.iter().map(|p| (&p.id, &p.mentions));
    let all = people.chain(record.organizations.iter().map(|o| (&o.id, &o.mentions)));
    let all = all.chain(record.places.iter().map(|l| (&l.id, &l.mentions)));
    let mut all = all.chain(record.documents.iter().map(|d| (&d.id, &d.mentions)));
    all.find(|(own, _)| *own == id).map_or(&[], |(_, m)| m.as_slice())
}
