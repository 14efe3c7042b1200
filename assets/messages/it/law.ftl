# Dated legal figures and the legal clock.

# Public holidays
holiday-new-year = Capodanno
holiday-epiphany = Epifania
holiday-easter-monday = lunedì dell’Angelo
holiday-liberation = festa della Liberazione
holiday-labour = festa del Lavoro
holiday-whit-monday = lunedì di Pentecoste
holiday-republic = festa della Repubblica
holiday-assumption = Ferragosto
holiday-saint-francis = San Francesco
holiday-all-saints = Ognissanti
holiday-immaculate = Immacolata Concezione
holiday-christmas = Natale
holiday-saint-stephen = Santo Stefano

# States of the legal clock
clock-running = decorre
clock-suspended = sospeso
clock-expired = scaduto
clock-closed = concluso

# Why an event has no effect on the legal clock
clock-ignored-not-started = Il termine non è ancora partito.
clock-ignored-already-started = Il termine è già partito.
clock-ignored-limit-times = È già avvenuto tante volte quante la norma consente.
clock-ignored-limit-days = I giorni di sospensione consentiti sono finiti.
clock-ignored-already-suspended = Il termine è già sospeso.
clock-ignored-not-suspended = Il termine non è sospeso.
clock-ignored-no-notice = Non c’è un preavviso di rigetto in corso.
clock-ignored-already-filed = Le osservazioni sono già state presentate.
clock-ignored-late-observations = Le osservazioni sono arrivate oltre il tempo concesso.
clock-ignored-after-expiry = Il termine è già scaduto.
clock-ignored-after-decision = Il caso è già deciso.

# Figures of the law
figure-default-term-days = termine se nulla è fissato
figure-regulation-term-max-days = termine massimo per regolamento
figure-exception-term-max-days = termine massimo motivato
figure-suspension-times = sospensioni ammesse
figure-suspension-days = durata massima di una sospensione
figure-pre-refusal-times = preavvisi di rigetto che sospendono
figure-pre-refusal-window-days = tempo per le osservazioni sul preavviso di rigetto
figure-pre-refusal-after-days = ripresa del termine dopo le osservazioni
figure-indemnity-per-day = indennizzo per giorno di ritardo
figure-indemnity-max = indennizzo massimo
figure-indemnity-request-days = tempo per chiedere l’indennizzo
figure-substitute-power-share = quota del termine per il potere sostitutivo
figure-opinion-days = tempo per un parere
figure-assessment-days = tempo per una valutazione tecnica
figure-consent-days = tempo per un atto di assenso tra enti
figure-consent-sensitive-days = tempo per un atto di assenso su interessi sensibili
figure-conference-call-days = tempo per indire la conferenza di servizi
figure-conference-integration-days = tempo per le integrazioni in conferenza
figure-conference-opinion-days = tempo per esprimersi in conferenza
figure-conference-sensitive-days = tempo in conferenza per gli interessi sensibili
figure-conference-opposition-days = tempo per opporsi all’esito della conferenza
figure-scia-control-days = tempo per vietare o conformare dopo una SCIA
figure-scia-building-control-days = tempo per vietare o conformare dopo una SCIA edilizia
figure-annulment-months = tempo per l’annullamento d’ufficio
