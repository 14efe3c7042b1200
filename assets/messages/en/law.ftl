# Dated legal figures and the legal clock.

# Public holidays
holiday-new-year = New Year’s Day
holiday-epiphany = Epiphany
holiday-easter-monday = Easter Monday
holiday-liberation = Liberation Day
holiday-labour = Labour Day
holiday-whit-monday = Whit Monday
holiday-republic = Republic Day
holiday-assumption = Assumption Day
holiday-saint-francis = Saint Francis
holiday-all-saints = All Saints’ Day
holiday-immaculate = Immaculate Conception
holiday-christmas = Christmas Day
holiday-saint-stephen = Saint Stephen’s Day

# States of the legal clock
clock-running = running
clock-suspended = suspended
clock-expired = expired
clock-closed = closed

# Why an event has no effect on the legal clock
clock-ignored-not-started = The time limit has not started yet.
clock-ignored-already-started = The time limit has already started.
clock-ignored-limit-times = It has already happened as often as the law allows.
clock-ignored-limit-days = The days of suspension allowed are used up.
clock-ignored-already-suspended = The time limit is already suspended.
clock-ignored-not-suspended = The time limit is not suspended.
clock-ignored-no-notice = No notice of intended refusal is open.
clock-ignored-already-filed = Observations have already been filed.
clock-ignored-late-observations = The observations came after the time allowed.
clock-ignored-after-expiry = The time limit has already expired.
clock-ignored-after-decision = The case is already decided.

# Figures of the law
figure-default-term-days = time limit when none is fixed
figure-regulation-term-max-days = longest time limit by regulation
figure-exception-term-max-days = longest justified time limit
figure-suspension-times = suspensions allowed
figure-suspension-days = longest suspension
figure-pre-refusal-times = notices of intended refusal that suspend
figure-pre-refusal-window-days = time for observations on a notice of intended refusal
figure-pre-refusal-after-days = going on after the observations
figure-indemnity-per-day = indemnity for each day of delay
figure-indemnity-max = largest indemnity
figure-indemnity-request-days = time to ask for the indemnity
figure-substitute-power-share = share of the time limit for the substitute power
figure-opinion-days = time for an opinion
figure-assessment-days = time for a technical assessment
figure-consent-days = time for a consent between bodies
figure-consent-sensitive-days = time for a consent on sensitive interests
figure-conference-call-days = time to call the inter-agency conference
figure-conference-integration-days = time for supplements in the conference
figure-conference-opinion-days = time for opinions in the conference
figure-conference-sensitive-days = time in the conference for sensitive interests
figure-conference-opposition-days = time to oppose the outcome of the conference
figure-scia-control-days = time to ban or conform after a SCIA
figure-scia-building-control-days = time to ban or conform after a building SCIA
figure-annulment-months = time to annul of one’s own motion
