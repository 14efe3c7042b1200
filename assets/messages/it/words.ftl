# Words that every room uses: signs of units, names of kinds, dates, laws of durations.

sign-minutes = min
sign-hours = h
sign-working-days = gl
sign-days = g
sign-weeks = sett.
sign-months = mesi

amount-minutes = { $n ->
    [one] { $n } minuto
   *[other] { $n } minuti
}
amount-hours = { $n ->
    [one] { $n } ora
   *[other] { $n } ore
}
amount-working-days = { $n ->
    [one] { $n } giorno lavorativo
   *[other] { $n } giorni lavorativi
}
amount-days = { $n ->
    [one] { $n } giorno
   *[other] { $n } giorni
}
amount-weeks = { $n ->
    [one] { $n } settimana
   *[other] { $n } settimane
}
amount-months = { $n ->
    [one] { $n } mese
   *[other] { $n } mesi
}
count-cases = { $n ->
    [one] { $n } caso
   *[other] { $n } casi
}
count-steps = { $n ->
    [one] { $n } passo
   *[other] { $n } passi
}
count-offices = { $n ->
    [one] { $n } ufficio
   *[other] { $n } uffici
}
count-staff = { $n ->
    [one] { $n } addetto
   *[other] { $n } addetti
}
number-word = { $n ->
    [0] nessuno
    [1] uno
    [2] due
    [3] tre
    [4] quattro
    [5] cinque
    [6] sei
    [7] sette
    [8] otto
    [9] nove
    [10] dieci
   *[other] { $n }
}
yes = sì
no = no
and = e
or = o
not-known = non noto
no-difference = non si distingue

month-1 = gennaio
month-2 = febbraio
month-3 = marzo
month-4 = aprile
month-5 = maggio
month-6 = giugno
month-7 = luglio
month-8 = agosto
month-9 = settembre
month-10 = ottobre
month-11 = novembre
month-12 = dicembre
weekday-short-mon = lun
weekday-short-tue = mar
weekday-short-wed = mer
weekday-short-thu = gio
weekday-short-fri = ven
weekday-short-sat = sab
weekday-short-sun = dom

law-fixed = sempre { $value }
law-uniform = uniforme { $min } – { $max }
law-triangular = triangolare { $min } – { $mode } – { $max }
law-pert = PERT { $min } – { $mode } – { $max }
law-normal = normale, media { $mean }, deviazione { $sd }
law-lognormal = lognormale, media { $mean }, deviazione { $sd }
law-gamma = gamma, media { $mean }, deviazione { $sd }
law-weibull = Weibull, forma { $shape }, scala { $scale }
law-exponential = esponenziale, media { $mean }
law-empirical = { $n ->
    [one] { $n } valore osservato, media { $mean }
   *[other] { $n } valori osservati, media { $mean }
}

place-study = procedimento
place-card = scheda
place-step = passo
place-flow = freccia
place-link = collegamento
place-pool = ente
place-lane = corsia
place-artifact = oggetto accanto
place-office = ufficio
place-calendar = calendario
place-term = termine
place-named = { $kind } «{ $name }»
place-text = riga { $line }, colonna { $column }

effect-extend-by = { $n ->
    [one] proroga il termine di { $n } giorno
   *[other] proroga il termine di { $n } giorni
}

read-empty = Manca un tempo.
read-not-a-number = «{ $text }» non è un numero.
read-ambiguous-number = «{ $text }» si può leggere in due modi: scrivi le migliaia senza punto, oppure aggiungi uno zero ai decimali.
read-missing-unit = Manca l’unità: min, h, gl (giorni lavorativi), g (giorni), sett, mesi.
read-unknown-unit = «{ $text }» non è un’unità: usa min, h, gl (giorni lavorativi), g (giorni), sett, mesi.
read-mixed-units = I numeri hanno unità diverse: usa la stessa per tutti.
read-too-many = Al massimo tre numeri: minimo, più frequente, massimo.
read-unknown-law = «{ $text }» non è una legge conosciuta: triangolare si scrive 20-35-45 min.
read-too-long = Il testo è troppo lungo.
read-not-a-share = Una quota deve stare tra 0 e 100 %.
read-not-a-date = «{ $text }» non è una data: si scrive 12/10/2026.
read-not-a-time = «{ $text }» non è un’ora: si scrive 9:30.
read-not-hours = «{ $text }» non è un orario: si scrive lun-ven 8:30-13; mar, gio 15-17.
read-not-a-sitting = «{ $text }» non dice quando si siede: si scrive ogni martedì, ogni 2 settimane di martedì, 2° martedì del mese, oppure le date.
sitting-weekly = ogni { $day }
sitting-weeks = ogni { $n } settimane, di { $day }
sitting-monthly = { $nth ->
    [5] ultimo { $day } del mese
   *[other] { $nth }° { $day } del mese
}
read-wrong = { $fault ->
    [not-a-number] Un numero è troppo grande.
    [negative] Un tempo non può essere negativo.
    [out-of-order] I numeri non sono in ordine: minimo, più frequente, massimo.
    [no-weight] Non c’è alcun valore.
   *[not-positive] Media e deviazione devono essere maggiori di zero.
}

# Phase
phase-initiative = iniziativa
phase-inquiry = istruttoria
phase-decision = decisione
phase-effectiveness = integrazione dell’efficacia

# TaskKind
task-plain = attività
task-person = attività con un sistema
task-manual = attività a mano
task-automatic = attività automatica
task-send = invio
task-receive = ricezione
task-script = script
task-rule = regola

# GatewayKind
gateway-exclusive = decisione (un solo ramo)
gateway-parallel = in parallelo (tutti i rami)
gateway-inclusive = uno o più rami
gateway-event = il primo evento che accade
gateway-complex = regola propria

# WaitedFor
waited-own-office = l’ufficio stesso
waited-applicant = il richiedente
waited-other-body = un altro ente
waited-law = un periodo di legge
waited-sitting = la seduta
waited-post = posta e notifica

# Source
source-law = norma
source-log = misurato
source-interview = intervista
source-estimate = stima
source-study = studio pubblicato
source-illustrative = illustrativo

# Confidence
confidence-low = bassa
confidence-medium = media
confidence-high = alta

# Silence
silence-inertia = silenzio-inadempimento
silence-assent = silenzio-assenso
silence-refusal = silenzio-rigetto
silence-devolution = silenzio devolutivo
silence-power-consumed = inefficacia del divieto (SCIA)

# TermUnit
term-unit-days = giorni di calendario
term-unit-working-days = giorni lavorativi
term-unit-months = mesi

# Initiative
initiative-application = istanza di parte
initiative-ex-officio = d’ufficio

# ClockEffect
effect-start = avvia il termine
effect-suspend = sospende il termine
effect-resume = fa ripartire il termine sospeso
effect-pre-refusal = preavviso di rigetto
effect-restart = interrompe il termine: si ricomincia da zero
effect-extend = proroga il termine
effect-stop = chiude il termine (provvedimento)

# OfficeKind
office-internal = ufficio dell’ente
office-applicant = richiedente
office-external = altro ente

# Channel
channel-counter = sportello
channel-post = posta
channel-certified-mail = PEC
channel-mail = posta elettronica
channel-web = modulo online
channel-app = app
channel-phone = telefono

# Outcome
outcome-granted = accolto
outcome-refused = respinto
outcome-inadmissible = inammissibile
outcome-withdrawn = ritirato dal richiedente

# RiskLevel
risk-low = basso
risk-medium = medio
risk-high = alto

# SystemMode
system-read = consulta
system-write = registra
system-copied = ricopia a mano

# Direction
direction-in = in ingresso
direction-out = in uscita

# SubKind
sub-embedded = sottoprocedimento
sub-event = sottoprocedimento avviato da un evento
sub-transaction = transazione
sub-ad-hoc = passi in ordine libero

# ArrivalRule
arrival-open-time = solo in orario di apertura
arrival-snap = in ogni momento, presi in carico all’apertura

# Trigger
trigger-none = generico
trigger-message = messaggio
trigger-timer = tempo
trigger-signal = segnale
trigger-conditional = condizione
trigger-link = rimando
trigger-error = errore
trigger-escalation = intervento superiore
trigger-terminate = fine di tutto
trigger-compensation = compensazione
trigger-cancel = annullamento
trigger-multiple = uno di più eventi
trigger-parallel-multiple = tutti gli eventi

# StepKind
kind-gateway = snodo
kind-start = inizio
kind-catch = evento atteso
kind-throw = evento emesso
kind-boundary = evento sul bordo
kind-end = fine
kind-call = altro procedimento richiamato

# ArtifactKind
artifact-annotation = annotazione
artifact-data = documento
artifact-data-input = documento in ingresso
artifact-data-output = documento in uscita
artifact-data-store = archivio
artifact-group = gruppo

# LinkKind
link-message = messaggio
link-association = associazione
link-data = dati

# Weekday
weekday-mon = lunedì
weekday-tue = martedì
weekday-wed = mercoledì
weekday-thu = giovedì
weekday-fri = venerdì
weekday-sat = sabato
weekday-sun = domenica

# Holidays
holidays-none = nessuna festività
holidays-italy = festività nazionali
holidays-south-tyrol = festività nazionali e lunedì di Pentecoste

# Severity
severity-error = errore
severity-warning = avviso
severity-note = nota

# Role
role-as-is = stato attuale
role-to-be = stato futuro

# Unit
unit-minutes = minuti
unit-hours = ore
unit-working-days = giorni lavorativi
unit-days = giorni di calendario
unit-weeks = settimane
unit-months = mesi

# Distribution
distribution-fixed = costante
distribution-uniform = uniforme
distribution-triangular = triangolare
distribution-pert = PERT
distribution-normal = normale
distribution-lognormal = lognormale
distribution-gamma = gamma
distribution-weibull = Weibull
distribution-exponential = esponenziale
distribution-empirical = valori osservati

# Language
language-it = italiano
language-de = Deutsch
language-en = English

# Commands, pop-ups, clipboard, search
sub-open = aperto
sub-closed = chiuso
not-interrupting = non interrompe
artifact-data-many = documenti
make-pool = Ente con il suo procedimento
make-black-box = Ente esterno, senza interno
make-lane = Corsia
common-registration = Protocollazione
common-check = Verifica della completezza
common-complete = Domanda completa?
common-integration = Richiesta di integrazione
common-inquiry = Istruttoria
common-opinion = Richiesta di parere
common-pre-refusal = Preavviso di rigetto
common-decision = Adozione del provvedimento
common-signature = Firma digitale
common-notice = Comunicazione dell’esito
common-publication = Pubblicazione all’albo
find-common = modello comune
find-task-plain = compito lavoro task
find-task-person = compito utente modulo lavoro
find-task-manual = manuale compito carta sportello
find-task-automatic = servizio sistema automatico
find-task-send = spedire inviare mandare PEC notifica
find-task-receive = ricevere attendere arrivo
find-task-script = programma codice
find-task-rule = DMN tabella
find-gateway-exclusive = XOR esclusivo bivio se scelta alternativa
find-gateway-parallel = AND parallelo insieme
find-gateway-inclusive = OR inclusivo
find-gateway-event = basato su eventi attesa gara
find-gateway-complex = complesso
find-start = evento avvio partenza inizio istanza
find-end = evento conclusione termine chiusura
find-catch = intermedio attesa ricevuto evento catch
find-throw = intermedio lanciato inviato evento throw
find-border = bordo attaccato confine
find-sub = sottoprocesso interno
find-call = chiamata richiamo
find-annotation = nota commento testo
find-data = dato oggetto modulo allegato
find-store = banca dati registro database
find-group = riquadro cornice
find-pool = pool partecipante
find-lane = ufficio lane banda
find-message = lettera posta comunicazione
find-timer = timer attesa scadenza durata data orologio
find-signal = avviso a tutti
find-conditional = quando regola
find-link = salto collegamento
find-error = guasto eccezione
find-escalation = sollecito superiore
find-terminate = interrompi tutto
find-compensation = annulla ripristina
find-cancel = annulla
