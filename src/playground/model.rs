//! The playground's state, everything that can happen to it, and what comes of it. Pure: no clock,
//! no entropy, no page.

use webhook_core::provider::Provider;
use webhook_core::signature::{
    Accepted, Draft, KeyPair, MAX_SECRET_BYTES, MAX_SECRETS, OwnError, Rejection, Secret,
    SignError, Signed, UnixMillis, Walkthrough, sign, walkthrough,
};

use super::attack::Attack;
use super::body::LineEnds;
use super::diagnosing::Diagnosing;
use super::export::Tool;
use super::form::{Clock, Form, MAX_URL_BYTES, Mode};
use super::headers::MAX_TEXT_BYTES;
use super::limits::{LongField, TooLong, short_enough, within};
use super::paste::Paste;
use super::samples::Samples;
use super::scheme::{OwnChoice, OwnForm, OwnText};
use super::share;
use crate::ui::store::{Change, Panel};

/// How many providers are remembered as used.
const RECENT: usize = 4;

/// Anything that can happen to the playground.
#[derive(Clone, Debug)]
pub enum Msg {
    Mode(Mode),
    Search(String),
    Pick(&'static Provider),
    /// The provider's event of this place becomes the example.
    PickEvent(usize),
    /// By the request, or the provider's scheme of this place.
    Variant(Option<usize>),
    /// The reader's own scheme is meant.
    Own,
    OwnText(OwnText, String),
    OwnChoice(OwnChoice, usize),
    Method(String),
    Url(String),
    Headers(String),
    Body(String),
    BodyBytes(Vec<u8>),
    LineEnds(LineEnds),
    /// A body that no text field can hold becomes one that it can.
    EditAsText,
    Secret(Secret),
    OtherSecrets(Secret),
    PublicKey(String),
    /// A throw-away pair from these random bytes.
    NewPair([u8; 32]),
    MessageId(String),
    ContentLength(String),
    Computed(String),
    /// The search for a cause goes on for a slice.
    Diagnose,
    /// The change of this finding is made.
    Apply(usize),
    /// The provider's example, broken by the mistake of this place.
    Break(usize),
    Clock(Clock),
    FixedNow(String),
    /// The wall clock.
    Tick(UnixMillis),
    /// The signed request becomes the one to be verified.
    VerifyThis,
    Attack(Option<Attack>),
    Flip(String),
    PasteText(String),
    ReadPaste,
    Tool(Tool),
    /// Signs at this moment, which stays fixed from then on.
    SignAt(UnixMillis),
    /// A link's fragment was opened.
    Open(String),
    Reset,
    /// Where the examples' bodies are found.
    Samples(Samples),
}

#[derive(Debug)]
pub struct Model {
    pub form: Form,
    pub search: String,
    pub recent: Vec<&'static Provider>,
    pub line_ends: LineEnds,
    /// The wall clock when it was last looked at.
    pub wall: UnixMillis,
    pub attack: Option<Attack>,
    /// Which byte of the body is flipped, as it was typed.
    pub flip: String,
    pub paste: Paste,
    pub tool: Tool,
    /// What of an opened link was not understood.
    pub ignored: Vec<share::Ignored>,
    pub too_long: Option<TooLong>,
    /// The reader's own scheme while a provider's is meant: it is kept.
    pub last_own: Option<OwnForm>,
    /// What came of signing; `None` while verifying.
    pub signed: Option<Result<Signed, SignError>>,
    /// What keeps the reader's own scheme from being one.
    pub own_error: Option<OwnError>,
    /// Every step of the verification of the request that is shown.
    pub walk: Option<Walkthrough>,
    /// Why it does not verify.
    pub diagnosing: Diagnosing,
    /// How often the page itself filled fields: they have to show it.
    pub filled: u32,
    /// How often the provider became another one without the reader picking it.
    pub opened: u32,
}

impl Default for Model {
    fn default() -> Self {
        let form = Form::default();
        let mut model = Self {
            line_ends: form.marks().line_ends().unwrap_or_default(),
            form,
            search: String::new(),
            recent: vec![],
            wall: UnixMillis(0),
            attack: None,
            flip: String::new(),
            paste: Paste::default(),
            tool: Tool::default(),
            ignored: vec![],
            too_long: None,
            last_own: None,
            signed: None,
            own_error: None,
            walk: None,
            diagnosing: Diagnosing::default(),
            filled: 0,
            opened: 0,
        };
        model.work_out();
        model
    }
}

impl Panel for Model {
    type Msg = Msg;

    fn apply(&mut self, msg: Msg) -> Change {
        if matches!(msg, Msg::Diagnose) {
            return self.diagnose();
        }
        let ticked = matches!(msg, Msg::Tick(_));
        let verified = self.outcome().map(Result::is_ok);
        if let Err(too_long) = self.take(msg) {
            self.too_long = Some(too_long);
            return Change::Told;
        }
        if ticked && self.form.clock == Clock::Fixed {
            return Change::Moved;
        }
        if !ticked {
            self.too_long = None;
        }
        self.work_out();
        // A second more or less changes what is found only when it changes the verdict.
        if !ticked || self.outcome().map(Result::is_ok) != verified {
            self.begin_diagnosis();
        }
        Change::Told
    }
}

impl Model {
    fn take(&mut self, msg: Msg) -> Result<(), TooLong> {
        let form = &mut self.form;
        match msg {
            Msg::Mode(mode) => form.mode = mode,
            Msg::Search(text) => self.search = text,
            Msg::Pick(provider) => self.pick(provider),
            Msg::PickEvent(at) => {
                if let Some(event) = form.provider.events.get(at) {
                    form.pick_event(event);
                    self.adopt_line_ends();
                    self.filled += 1;
                }
            }
            Msg::Variant(variant) => form.variant = variant,
            Msg::Own => {
                let own = std::mem::take(&mut self.last_own);
                form.own = Some(form.own.take().or(own).unwrap_or_default());
                self.filled += 1;
            }
            Msg::OwnText(text, value) => {
                if let Some(own) = &mut form.own {
                    own.texts[text as usize] = value;
                }
            }
            Msg::OwnChoice(choice, at) => {
                if let Some(own) = &mut form.own {
                    own.choose(choice, at);
                }
            }
            Msg::Method(method) => form.method = method,
            Msg::Url(url) => form.url = within(LongField::Url, MAX_URL_BYTES, url)?,
            Msg::Headers(text) => {
                let text = within(LongField::Headers, MAX_TEXT_BYTES, text)?;
                match form.mode {
                    Mode::Sign => form.draft_headers = text,
                    Mode::Verify => form.received_headers = text,
                }
            }
            Msg::Body(text) => self.set_body(self.line_ends.bytes(&text))?,
            Msg::BodyBytes(bytes) => {
                self.set_body(bytes)?;
                self.adopt_line_ends();
                self.filled += 1;
            }
            Msg::EditAsText => {
                let text = String::from_utf8_lossy(&form.body).replace('\0', "\u{fffd}");
                self.set_body(
                    self.line_ends.bytes(&text.replace("\r\n", "\n").replace('\r', "\n")),
                )?;
                self.filled += 1;
            }
            Msg::LineEnds(ends) => {
                self.line_ends = ends;
                let text = String::from_utf8_lossy(&self.form.body).into_owned();
                self.set_body(ends.bytes(&text))?;
            }
            Msg::Clock(clock) => form.clock = clock,
            Msg::FixedNow(text) => form.fixed_now = text,
            Msg::MessageId(text) => form.message_id = text,
            Msg::ContentLength(text) => form.content_length = text,
            Msg::Computed(text) => form.computed = text,
            Msg::Diagnose => {}
            Msg::Apply(at) => self.make_change(at),
            Msg::Break(at) => self.break_it(at),
            Msg::Tick(wall) => self.wall = wall,
            Msg::VerifyThis => self.verify_this(),
            Msg::Attack(attack) => self.attack = attack,
            Msg::Flip(text) => self.flip = text,
            Msg::Reset => {
                form.reset();
                self.adopt_line_ends();
                self.filled += 1;
            }
            Msg::PasteText(text) => self.paste.text = text,
            Msg::ReadPaste => self.read_paste()?,
            Msg::Tool(tool) => self.tool = tool,
            Msg::SignAt(moment) => form.set_now(moment),
            Msg::Open(fragment) => self.open(&fragment),
            Msg::Samples(samples) => {
                form.samples = samples;
                form.fill();
                self.adopt_line_ends();
                self.filled += 1;
            }
            Msg::Secret(secret) => form.secret = short_enough(secret, MAX_SECRET_BYTES)?,
            Msg::OtherSecrets(secrets) => {
                form.other_secrets = short_enough(secrets, MAX_SECRET_BYTES * MAX_SECRETS)?;
            }
            Msg::PublicKey(text) => {
                form.public_key = within(LongField::Secret, MAX_SECRET_BYTES, text)?;
            }
            Msg::NewPair(seed) => self.new_pair(&seed),
        }
        Ok(())
    }

    fn new_pair(&mut self, seed: &[u8; 32]) {
        let form = &mut self.form;
        let pair = form.with_scheme(|scheme| KeyPair::from_seed(scheme.key, seed));
        if let Ok(Some(pair)) = pair {
            form.secret = pair.private;
            form.public_key = pair.public;
            self.filled += 1;
        }
    }

    fn pick(&mut self, provider: &'static Provider) {
        let before = self.form.provider;
        self.last_own = self.form.own.take().or_else(|| self.last_own.take());
        self.form.pick(provider);
        self.recent.retain(|recent| recent.id != before.id);
        self.recent.insert(0, before);
        self.recent.retain(|recent| recent.id != provider.id);
        self.recent.truncate(RECENT);
        self.adopt_line_ends();
        self.filled += 1;
    }

    /// The pasted request becomes the one to be verified.
    fn read_paste(&mut self) -> Result<(), TooLong> {
        let Some(request) = self.paste.read() else { return Ok(()) };
        let Some(Ok(read)) = &self.paste.outcome else { return Ok(()) };
        let provider = read.candidates.first().copied();
        if read.has_body {
            self.set_body(request.body.clone())?;
        }
        self.form.take_received(&request, provider);
        self.adopt_line_ends();
        self.filled += 1;
        self.opened += 1;
        Ok(())
    }

    fn open(&mut self, fragment: &str) {
        let mut form = Form::default();
        form.reset_with(&self.form);
        if let Some(ignored) = share::read(fragment, &mut form) {
            self.form = form;
            self.ignored = ignored;
            self.adopt_line_ends();
            self.filled += 1;
            self.opened += 1;
        }
    }

    fn set_body(&mut self, bytes: Vec<u8>) -> Result<(), TooLong> {
        if !Form::allows(bytes.len()) {
            let allowed = webhook_core::signature::MAX_BODY_BYTES;
            return Err(TooLong { field: LongField::Body, found: bytes.len(), allowed });
        }
        self.form.body = bytes;
        Ok(())
    }

    fn adopt_line_ends(&mut self) {
        self.line_ends = self.form.marks().line_ends().unwrap_or(self.line_ends);
    }

    fn verify_this(&mut self) {
        if let Some(Ok(signed)) = &self.signed {
            self.form.set_received(&signed.request);
            self.form.mode = Mode::Verify;
            self.adopt_line_ends();
            self.filled += 1;
        }
    }

    /// "Now": the wall clock, or the typed moment. What was typed and is no moment is not used.
    #[must_use]
    pub fn now(&self) -> UnixMillis {
        match self.form.clock {
            Clock::Live => self.wall,
            Clock::Fixed => self.form.typed_now().unwrap_or(UnixMillis(0)),
        }
    }

    /// Signs, or takes the request as it is, and walks through its verification.
    fn work_out(&mut self) {
        let form = &self.form;
        let now = self.now();
        let request = form.request();
        let (mode, secrets) = (form.mode, form.verifying_secrets());
        let worked = form.with_scheme(|scheme| {
            let signed = (mode == Mode::Sign).then(|| {
                let draft = Draft { request: request.clone(), message_id: form.message_id.clone() };
                sign(scheme, &form.secret, &draft, now)
            });
            let shown = match &signed {
                Some(Ok(signed)) => &signed.request,
                _ => &request,
            };
            let walk = walkthrough(scheme, &secrets, shown, now);
            (signed, walk)
        });
        (self.signed, self.walk, self.own_error) = match worked {
            Ok((signed, walk)) => (signed, Some(walk), None),
            Err(error) => (None, None, Some(error)),
        };
    }

    /// The request that is shown: signed, or as it was entered.
    #[must_use]
    pub fn request(&self) -> webhook_core::http::Request {
        match &self.signed {
            Some(Ok(signed)) => signed.request.clone(),
            _ => self.form.request(),
        }
    }

    /// What the verification came to.
    #[must_use]
    pub fn outcome(&self) -> Option<&Result<Accepted, Rejection>> {
        self.walk.as_ref().map(|walk| &walk.outcome)
    }
}

mod diagnosis;
mod examples;
#[cfg(test)]
mod tests;
