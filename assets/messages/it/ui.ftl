# The window.

# Buttons and common words
close = Chiudi
open = Apri
save = Salva
cancel = Annulla
discard = Non salvare
browse = Sfoglia…
remove = Togli
none = non indicato
unknown = non noto
name = Nome
notes = Note
computing = Calcolo in corso…
days = giorni

# Top bar
menu-file = File
menu-edit = Modifica
menu-view = Vista
menu-study = Studio
menu-help = Aiuto
command-field = Cerca o comanda
variant = Variante
unsaved = Modifiche non salvate

# Keys
key-ctrl = Ctrl
key-alt = Alt
key-shift = Maiusc
key-delete = Canc
key-escape = Esc
key-space = Spazio
key-enter = Invio

# Dialogs
path = Percorso del file
recent = Aperti di recente
unsaved-question = Salvare le modifiche a «{ $title }»?
unsaved-hint = Se scarti le modifiche, il tuo file resta com’era. Finché prodigio è aperto, Ctrl Maiusc T riapre il documento con tutto l’annulla.
about-version = Versione { $version }
about-what = Disegna i procedimenti di un ufficio pubblico, li simula, mostra dove si aspetta e confronta lo stato attuale con quello futuro.
about-licence = Licenza: EUPL-1.2, licenza pubblica dell’Unione europea.
about-fonts = Caratteri: Noto Sans (OFL-1.1), Hack (MIT, Bitstream Vera) e Ubuntu (Ubuntu Font Licence 1.0).
about-network = Nulla lascia questa macchina: il programma non usa la rete.

# Status bar
status-saved = Salvato in { $file }
status-unsaved = Modifiche non salvate
status-template = Non ancora salvato
status-counts = { $steps ->
    [one] { $steps } passo
   *[other] { $steps } passi
} · { $flows ->
    [one] { $flows } freccia
   *[other] { $flows } frecce
} · { $offices ->
    [one] { $offices } ufficio
   *[other] { $offices } uffici
}
status-sources = { $illustrative ->
    [one] { $illustrative } valore illustrativo
   *[other] { $illustrative } valori illustrativi
} · { $unsourced } senza fonte
status-seed = seme { $seed }

# Summary strip
strip-within = { $name } entro { $term }
mean-time = Tempo medio
median-time = Tempo mediano
time-p90 = Tempo, percentile 90
work-per-case = Lavoro per pratica
work-of-others = Lavoro del richiedente e di altri
cost-per-case = Costo per pratica
load-of = Carico { $office }
fullest-office = Ufficio più carico
strip-tip = Mostra in Analisi da dove viene
cannot-run = Non si può simulare: { $why }
replications-of = { $of ->
    [one] { $done } di { $of } replica
   *[other] { $done } di { $of } repliche
}
replications = { $done ->
    [one] { $done } replica
   *[other] { $done } repliche
}
refining = si affina mentre disegni
run-stale = prima dell’ultima modifica
run-finished = calcolo concluso
run-stopped = calcolo fermato
run-none = non ancora simulato
progress = Avanzamento del calcolo

# Left panel
tab-outline = Struttura
tab-catalogue = Catalogo
tab-card = Scheda
outline-filter = { $count ->
    [one] Filtra { $count } passo
   *[other] Filtra { $count } passi
}
no-office = Senza ufficio
external = esterno
catalogue-open = Apri
terms = Termini

# Card
card-description = Descrizione
card-unit = Unità organizzativa
card-case-officer = Responsabile del procedimento
card-deciding-body = Organo che decide
card-substitute = Potere sostitutivo
card-remedies = Ricorsi
card-notes = Note
legal-basis = Base giuridica
term = Termine
term-new = Nuovo termine
term-add = Aggiungi un termine
term-remove = Elimina il termine
term-amount = Durata del termine
silence = Se l’ente tace

# Findings
findings = Rilievi
findings-errors = { $count ->
    [one] { $count } errore
   *[other] { $count } errori
}
findings-warnings = { $count ->
    [one] { $count } avviso
   *[other] { $count } avvisi
}
findings-notes = { $count ->
    [one] { $count } nota
   *[other] { $count } note
}
missing = Che cosa manca
findings-only = elenca solo questi
findings-all = elenca tutti
missing-show = { $what } →

# Inspector
tab-times = Tempi
tab-rules = Regole
tab-documents = Documenti
tab-notes = Note
procedure = Procedimento
flow = Freccia
lane = Corsia
pool = Ente
artifact = Oggetto accanto
link = Collegamento
edit-label = Nome sul disegno
edit-put = modifica a «{ $name }»
edit-default = ramo ordinario
work = Lavoro
wait = Attesa
wait-add = Aggiungi un’attesa
waited-for = Si aspetta
calibration = Dichiarata { $declared } · emersa { $emerged }. La coda simulata non concorda con quella raccontata: controlla organico e volumi.
office = Ufficio
office-of-lane = quello della corsia
office-new = Nuovo ufficio
office-new-name = Nuovo ufficio
office-details = Organico, orari e costi
kind = Tipo
shares = Quote dei rami
share = Quota
share-remark = il ramo ordinario prende il resto
share-sum = Somma { $share }
default-flow = Ramo ordinario
condition = Condizione
condition-remark = per il motore di flusso
condition-hint = completa = "no"
staff-needed = Addetti insieme
priority = Priorità
at-most = Volte al massimo
cost = Costo diretto

# Events
timer = Quando scatta
timer-after = dopo un certo tempo
timer-term = allo scadere di «{ $term }»
interrupting = Interrompe il passo
outcome = Esito

# Rules
clock-effect = Effetto sul termine
effect-add = Aggiungi un effetto
every-term = ogni termine
phase = Fase
channel = Canale
digital-level = Livello digitale
digital-level-0 = Nulla in rete.
digital-level-1 = In rete ci sono le informazioni.
digital-level-2 = In rete ci sono i moduli da scaricare.
digital-level-3 = La domanda si presenta in rete.
digital-level-4 = Tutto si fa in rete, pagamento compreso.
digital-level-5 = L’ente si fa avanti con i dati che ha già.

# Documents, systems and risk
documents-in = Documenti in ingresso
documents-out = Documenti in uscita
documents-hint = un documento per riga
systems = Sistemi
system-name = Nome del sistema
system-add = Aggiungi un sistema
system-new = Nuovo sistema
risk = Rischio
risk-event = Che cosa può accadere
risk-reason = Motivo del livello
risk-measure = Misura
risk-owner = Chi attua la misura

# Durations and their source
timing-hint = 20-35-45 min
timing-mean = media { $amount }
timing-sd = deviazione { $amount }
provenance-choose = Scegli la fonte
provenance-who = Chi lo dice, o quale documento
provenance-none = fonte?

# Offices and demand
offices = Uffici
office-name = Nome
staff = Addetti
load = Carico
exact = calcolo esatto
hours = Orari
hours-per-week = { $hours } h la settimana
calendar-of-body = orari dell’ente
calendars = Orari e chiusure
calendars-remark = chi li usa: gli uffici
calendar-name = Nome del calendario
calendar-hours = Orario settimanale
calendar-holidays = Festività
calendar-patron = Patrono (giorno/mese)
calendar-closures = Chiusure, una per riga
calendar-is-of-body = Orario di tutto l’ente
calendar-new = Nuovo calendario
calendar-new-name = nuovo orario
always-open = Sempre aperto
sittings = Sedute
sittings-none = nessuna: le pratiche non si raccolgono
sittings-add = Aggiungi sedute
sittings-when = Quando si siede
sittings-at = Dalle ore
sittings-most = Pratiche per seduta
sittings-all = tutte
sittings-remove = Togli le sedute
background = Altro lavoro
background-job = Durata di un altro lavoro
cost-per-hour = Costo orario
demand = Pratiche in arrivo
demand-remark = quante e quando
gaps-random = a caso
gaps-even = regolari
gaps-law = con una legge propria
gaps-dates = alle date indicate
demand-months = Quote dei mesi, da gennaio a dicembre
demand-months-hint = uguali tutto l’anno
demand-months-wrong = Servono dodici numeri, non tutti zero: uno per mese.
demand-dates = Date di arrivo
demand-dates-count = { $n } date
demand-dates-hint = 2026-10-12 9:30, una per riga
demand-dates-clear = Togli le date
backlog = Pratiche in attesa
backlog-remark = quando la simulazione comincia
backlog-cases = Quante
backlog-age = Arrivate da
cases-per-year = Pratiche l’anno

# Fields, as the history names them
field-wait = attesa
field-waited-for = chi si aspetta
field-timer = quando scatta
field-interrupting = interruzione del passo
field-outcome = esito
field-provenance = fonte

# What a screen reader says of the drawing
spoken-work = lavoro { $amount }
spoken-wait = attesa { $amount }
spoken-canvas = Disegno di { $title }
spoken-before = dopo { $steps }
spoken-on = sul bordo di { $step }
spoken-inside = dentro { $step }
spoken-queue = attesa simulata { $amount }
spoken-next = poi { $steps }
spoken-flow = freccia { $name } da { $from } a { $to }


# Analyse
bottlenecks = Colli di bottiglia
question-wait = attesa più lunga
question-work = più lavoro
question-load = ufficio più pieno
question-help = cosa aiuterebbe
question-queue = coda più lunga
question-critical = cammino critico
question-cost = costo più alto
question = Domanda
filter-rows = Filtra
filter-nothing = Nessun passo contiene questo testo.
csv = CSV
csv-name = { $study }-{ $variant }-colli-di-bottiglia.csv
sort-by = Ordina per: { $column }
sorted-falling = decrescente
sorted-rising = crescente
figure-measured = intervallo al 95 %
figure-exact = esatto
figure-approximate = approssimato
unit-cases = pratiche
column-change = Modifica
column-time = Tempo medio
column-within = Entro termine
column-cost-year = Costo annuo
column-per-euro = Per 10.000 € l’anno
help-waits = Che cosa aiuterebbe si chiede appena la simulazione è finita.
help-stale = Queste cifre sono di prima dell’ultima modifica.
help-stopped = Fermato prima di rispondere a tutto: F5 simula di nuovo.
tornado-key = Tratteggio: valore basso; pieno: valore alto; linea: intervallo al 95 %.
tornado-spoken = { $input }: { $low } dà { $at-low }, { $high } dà { $at-high }
legend-wait = Giorni di attesa per passo
legend-work = Lavoro per passo
legend-load = Carico dell’ufficio
legend-queue = Pratiche in coda nell’ufficio
legend-critical = Giorni sul cammino critico
legend-cost = Costo di una pratica
ranks-shared = Stesso posto: gli intervalli si toccano, l’ordine non si può ancora dire.
column-step = Passo
column-share = Quota del totale
column-cause = Causa
column-rank = Posto
column-half-width = Semiampiezza
column-unit = Unità
column-figure = Natura della cifra
column-on-path = Sul cammino
column-cause-days = { $cause } (giorni)
column-office = Ufficio
column-exact = Calcolo esatto
column-queue = In coda
queue-expected = In coda, dal calcolo
column-wait = Attesa in coda
queue-mmc = Esatto: arrivi di Poisson, lavoro esponenziale (M/M/c).
queue-jackson = Esatto: rete di code di Jackson.
queue-mg1 = Esatto: arrivi di Poisson, un solo addetto (M/G/1).
queue-approximate = Approssimato: QNA con la formula di Allen e Cunneen; nel conto entra anche l’altro lavoro dell’ufficio.
queue-disagrees = Sta fuori dall’intervallo della simulazione: può essere il caso, o un periodo simulato troppo breve.
where-time-goes = Dove passa il tempo
cause-office-queue = coda dell’ufficio
cause-office-closed = ufficio chiuso
cause-sitting = seduta
cause-applicant = richiedente
cause-other-body = altro ente
cause-law = sospensione di legge
cause-post = posta
cause-work = lavoro
real-work = Lavoro vero: { $share } del tempo.
branches-note = Sul cammino critico di ogni pratica: le parti danno insieme il tempo medio, e ciò che aspetta in parallelo non conta due volte.
legal-days = Giorni legali fino alla decisione
legal-days-to = { $name }: giorni legali fino alla decisione
no-terms = La scheda non ha termini: aggiungine uno in Mappa, alla voce Scheda.
no-decisions = Nessuna pratica decisa
legal-within = entro il termine
legal-mean = media
legal-p90 = percentile 90
legal-margin = margine
legal-silent = chiuse dal silenzio

# Compare
compare-none = Manca una variante futura
compare-hint = Creane una da quella di oggi, cambiala e torna qui.
compare-overlay = Sovrapposti
compare-beside = Affiancati
compare-fade = Da oggi a domani
compare-cannot-run = Le due varianti non si possono simulare: apri ciascuna in Mappa e guarda i rilievi.
compare-table = Solo tabella
compare-keep = Fanne una variante futura
compare-take = Comprendi: { $name }
compare-left = Senza spunta: il progetto senza quella modifica
compare-same = Le due varianti sono uguali.
compare-only-placed = Cambia solo il disegno, non il procedimento.
compare-previous = Modifica precedente
compare-next = Modifica seguente
mark-added = aggiunto
mark-removed = tolto
mark-changed = cambiato
moved-only = { $count ->
    [one] { $count } solo spostato
   *[other] { $count } solo spostati
}
indicators = Indicatori
indicator = Indicatore
pairs-done = { $done ->
    [one] { $done } coppia di repliche, stessa sorte
   *[other] { $done } coppie di repliche, stessa sorte
}
delta = Δ
difference = Differenza · intervallo 95 %
delta-percent = Δ %
changes = Modifiche
changes-count = { $count ->
    [one] { $count } modifica
   *[other] { $count } modifiche
}

# Map: the trace of a fault
replay-play = Fai vedere
replay-play-hint = Mostra sul disegno, passo dopo passo, come accade.
replay-close = Chiudi il percorso
replay-place = Mossa { $at } di { $of }
replay-begin = Comincia una pratica.
replay-fire = { $gives ->
    [0] «{ $step }» è fatto: da qui la pratica non prosegue.
    [one] «{ $step }» è fatto.
   *[other] «{ $step }» è fatto: la pratica prosegue su { $gives } rami.
}
replay-pass = { $gives ->
    [0] La pratica arriva a «{ $step }»: da qui non prosegue.
    [one] La pratica passa da «{ $step }».
   *[other] La pratica passa da «{ $step }» e prosegue su { $gives } rami.
}
replay-enter = La pratica entra in «{ $step }».
replay-leave = «{ $step }» è concluso: la pratica ne esce.

# Teach
teach-none = La pratica non si può seguire: apri Mappa e guarda nei rilievi che cosa manca.
teach-place = Momento { $at } di { $of } · pratica { $case }
teach-speed = Giorni al secondo: { $days }
day-number = giorno { $day }
of-days = di { $term }
term-ends = fine del termine
journey = Il viaggio della pratica { $case }
journey-name = Punto del viaggio
case-number = Pratica { $case }
case-next = Un’altra
case-slowest = La più lenta
case-late = Una in ritardo
case-looping = Una che torna indietro
case-journal = Diario della pratica
teach-one = Una pratica
teach-crowd = Folla
teach-hidden = da scoprire
teach-revealed = { $shown ->
    [one] Scoperto 1 passo su { $of }
   *[other] Scoperti { $shown } passi su { $of }
 }
teach-show-all = Scopri tutto
teach-case-field = Numero della pratica
case-typical = Una tipica
present-title = Schermo per l’aula – prodigio
present-close = Chiudi lo schermo per l’aula
present-note = Lo schermo per l’aula mostra solo il disegno e il racconto, nella parte che guardi qui. Là F11 riempie lo schermo, Esc chiude.
crowd-computing = Si prepara la folla di pratiche…
crowd-working = In lavorazione
crowd-queued = In coda
crowd-resting = In attesa
crowd-late = Fuori termine
crowd-late-ring = fuori termine
crowd-queue = in coda { $queue }
crowd-busy = al lavoro { $busy } di { $staff }
crowd-place = Giorno { $at } di { $of } · { $cases ->
    [one] 1 pratica
   *[other] { $cases } pratiche
 }
crowd-open = Aperte { $open }: in lavorazione { $working }, in coda { $queued }.
crowd-late-share = Fuori termine finora { $share } ({ $late } su { $settled }).
crowd-late-none = Finora nessuna è conclusa.
crowd-longest = La coda più lunga: { $office }, { $queue }.
crowd-title = { $cases ->
    [one] 1 pratica
   *[other] { $cases } pratiche
 }
crowd-span = Dal { $from } al { $to }, nella prima replica della simulazione.
crowd-cut-cases = Si vedono al massimo { $most } pratiche: il film finisce quando ne arriva un’altra.
crowd-cut-moves = Si vedono al massimo { $most } spostamenti: il film finisce prima del successivo.
crowd-followed = Segnata: pratica { $case }, arrivata il { $date }.
crowd-course = Pratiche aperte nel tempo
crowd-course-name = Giorno del film
crowd-offices = Uffici
moment-arrive = Arriva una nuova pratica.
moment-enter = La pratica arriva a «{ $step }».
moment-queue = La pratica è in coda per «{ $step }».
moment-work = Si lavora a «{ $step }».
moment-worked = Il lavoro a «{ $step }» è finito.
moment-wait = «{ $step }»: si aspetta { $cause }.
moment-waited = «{ $step }»: l’attesa è finita.
moment-cause-office-queue = che un addetto sia libero
moment-cause-office-closed = che l’ufficio apra
moment-cause-sitting = la seduta
moment-cause-applicant = il richiedente
moment-cause-other-body = un altro ente
moment-cause-law = che passi il tempo di legge
moment-cause-post = la posta
moment-flow = La pratica passa avanti.
moment-join-wait = La pratica aspetta l’altro ramo.
moment-join-go = I rami si riuniscono.
moment-clock = { $term }: { $effect }.
moment-resumed = { $term }: il termine riprende a decorrere.
moment-expired = { $term }: il termine è scaduto.
moment-event = Accade «{ $step }».
moment-end = La pratica si chiude. Esito: { $outcome }.
moment-lasts = si prosegue dopo { $amount }

# Deliver
deliveries = Consegne
to-deliver = Da consegnare
deliver-title = Consegna di «{ $name }»
deliver-hint = Ogni file dice che cosa porta e che cosa perde. Nulla lascia questa macchina: i file si scrivono nella cartella scelta.
deliver-path = Cartella o file
deliver-write = Scrivi .{ $kind }
losses = Resoconto delle perdite
nothing-lost = Nessuna perdita
preview = Anteprima
round-equal = Prova di andata e ritorno: scritto, riletto e confrontato passo per passo. Nessuna differenza.
round-differs = Prova di andata e ritorno: il file riletto è diverso dal modello. Leggi i rilievi prima di consegnarlo.
picture-note = L’immagine mostra la mappa di questa variante nei colori chiari. L’SVG si ingrandisce senza perdere nitidezza; il PNG va bene per documenti e posta.
points = { $n } pt
office-choose = Scegli l’ufficio

# Nothing is lost
tab-close = Chiudi «{ $title }»
tab-theirs = { $title } (su disco)
outside-changed = «{ $file }» è stato modificato da un altro programma. Se prendi la versione su disco, puoi tornare indietro con Annulla.
outside-changed-both = «{ $file }» è stato modificato da un altro programma, e qui ci sono modifiche non salvate. Se prendi la versione su disco, puoi tornare indietro con Annulla.
outside-gone = «{ $file }» non è più al suo posto. Il documento è qui, intero.
outside-keep = Tieni la mia
outside-take = Prendi quella su disco
outside-compare = Apri accanto
outside-save = Salva di nuovo
outside-leave = Lascia così
recent-none = Nessun file aperto di recente
recent-pin = Fissa «{ $file }» in cima
recent-unpin = Non fissare più «{ $file }»
recent-missing = non c’è più
recent-forget = Togli «{ $file }» dall’elenco
status-kept = Salvato nel diario alle { $time }
status-not-kept = Il diario non si può scrivere
drop-hint = Lascia qui i file da aprire
quit-question = Uscire da prodigio?
quit-kept = Le modifiche non salvate restano nel diario di prodigio: al prossimo avvio ritrovi questi documenti come sono ora, con tutto l’annulla. I tuoi file non vengono toccati.
quit-lost = Il diario non può conservare queste modifiche: se esci senza salvare, vanno perse.
quit-more = { $count ->
    [one] e un altro
   *[other] e altri { $count }
}
quit-keep = Esci e conserva
quit-save = Salva ed esci
quit-discard = Esci senza salvare
replace-question = Sostituire «{ $file }»?
replace-file = Sostituisci

# Commands, pop-ups, clipboard, search
menu-insert = Inserisci
menu-arrange = Disponi
menu-go = Vai
menu-all = Menu
marker-loop = Si ripete
marker-at-once = Più volte, insieme
marker-in-turn = Più volte, una dopo l’altra
marker-ad-hoc = Passi in ordine libero
marker-interrupting = Interrompe
marker-unfolded = Aperto sul posto
popup-append = Che cosa viene dopo?
popup-create = Che cosa vuoi creare?
popup-replace = In che cosa lo cambi?
popup-named = { $kind } di nome «{ $name }»
popup-hint = Scrivi per cercare, o il nome di un passo. ↑ ↓ scelgono, Invio conferma, Esc chiude.
popup-hint-replace = Scrivi per cercare. ↑ ↓ scelgono, Invio conferma, Esc chiude.
popup-none = Nessun tipo si chiama così.
palette-none = Nessun comando si chiama così.
group-tasks = Attività
group-gateways = Snodi
group-events = Eventi intermedi
group-ends = Fine
group-starts = Inizio
group-borders = Sul bordo
group-subs = Sottoprocedimenti
group-common = Passi comuni
group-beside = Documenti e note
group-bands = Enti e corsie
sheet-filter = Cerca un comando o un tasto
sheet-preset = Tasti
sheet-mouse = Con il mouse
find-field = Testo da trovare
find-by = Sostituisci con
find-exact = Maiuscole e accenti
find-whole = Parola intera
find-count = { $count ->
    [0] nulla
   *[other] { $at } di { $places } · { $count } volte
}
find-replace-one = Sostituisci
find-replace-all = Sostituisci tutto
find-cut = Sono mostrati solo i primi { $limit } punti.
find-id = identificativo
find-list = Dove si trova
level-whole = Tutto il disegno
level-bar = Livello del disegno
level-enter = Entra
minimap = Mappa in piccolo: trascina per spostare la vista
zoom-menu = Ingrandimento
label-limit = Il nome è troppo lungo: sono rimasti i primi { $limit } caratteri.

# The tour
tour-next = Avanti
tour-back = Indietro
tour-skip = Chiudi il giro
tour-end = Comincia
tour-count = { $at } di { $of }
tour-canvas = Il disegno
tour-canvas-text = Qui si disegna il procedimento. Con Tab si va da un passo all’altro, con A se ne aggiunge uno, con E si rinomina. I tasti funzionano subito: il giro si chiude appena cominci.
tour-inspector = Le proprietà
tour-inspector-text = Del passo scelto si indicano qui lavoro, attesa, ufficio, effetti sul termine, documenti e note. Ogni numero dice da dove viene.
tour-strip = Le cifre
tour-strip-text = Tempi, carichi e termini si ricalcolano mentre disegni, ciascuno con il suo intervallo. Un clic porta alla ragione.
tour-findings = I rilievi
tour-findings-text = Ciò che manca o non torna è elencato qui, con il suo rimedio. F8 va al prossimo, Ctrl+. rimedia.
tour-workspaces = Le cinque viste
tour-workspaces-text = Mappa per disegnare, Analisi per capire dove si aspetta, Confronto tra oggi e domani, Aula per insegnare, Consegna per i file.
tour-palette = Cerca un comando
tour-palette-text = Ogni comando si trova scrivendone il nome, con Ctrl Maiusc P. I tasti sono elencati con F1; F6 va da una parte all’altra della finestra.

picture = Che cosa mostrare
picture-legal = Giorni legali
picture-queues = Code nel tempo
picture-weekdays = Carico per giorno della settimana
picture-moments = Collo di bottiglia del momento
picture-joins = Ramo che si fa attendere
picture-calibration = Attese dichiarate e attese emerse
picture-start = Avvio e periodo simulato
picture-convergence = Precisione raggiunta
picture-no-queues = Nessun ufficio ha un organico indicato e una coda.
picture-no-staff = Nessun ufficio ha un organico indicato.
picture-no-joins = Nessuna ricongiunzione riunisce più rami.
picture-no-calibration = Nessun passo dichiara un’attesa del proprio ufficio da confrontare con la coda emersa.
picture-queues-note = Pratiche in coda in media, giorno e notte, settimana per settimana dall’inizio; a sinistra del tratteggio l’avvio lasciato fuori.
picture-weekdays-note = Quota del tempo di apertura in cui il personale lavora; la linea sottile è l’intervallo al 95 %, il tratteggio indica almeno l’85 %.
picture-moments-note = Quanto spesso l’ufficio è, da solo o mentre passa la mano a un altro, quello tutto occupato da più tempo.
picture-joins-note = Quanto spesso il passo arriva per ultimo alla ricongiunzione, e di quanto dopo il penultimo: accelerare un ramo che non arriva ultimo non serve.
picture-calibration-note = Giorni per visita; ≠ dove l’intervallo della coda emersa esclude l’attesa dichiarata.
picture-convergence-note = Media dopo ogni coppia di repliche, con l’intervallo al 95 %.
picture-scenarios = Scenari a confronto
as-scenario = Come scenario: { $what }
scenarios-none = Nessuno scenario: se ne fa uno da «cosa aiuterebbe», con il + in fondo a una riga.
scenarios-wait = Gli scenari si simulano appena la simulazione è finita.
scenarios-more = { $count } altri scenari non si mostrano.
scenarios-note = Sotto ogni cifra, la differenza dal disegno com’è: coppie di repliche con la stessa sorte, intervallo al 95 %. Il costo di altro personale non è compreso.
scenario-none = com’è disegnato
scenario-name = Nome dello scenario
scenario-delete = Elimina lo scenario «{ $name }»
scenario-p90 = Percentile 90
scenario-within = Entro: { $term }
scenario-cost = Costo di una pratica
moments-alone = Da solo
moments-shifting = In passaggio
joins-branch = Ultimo passo del ramo
joins-last = Ultimo
joins-lead = Ritardo
calibration-declared = Dichiarata
calibration-emerged = Emersa
start-found = avvio trovato (MSER-5)
start-left-out = lasciato fuori
start-mean = media mobile (giorni)
start-said = L’avvio da scrivanie vuote si vede per circa { $found }; restano fuori { $left }. Trascina la linea per cambiare.
start-unknown = Non si può dire quando l’avvio è passato: la simulazione è corta o il carico alto. Restano fuori { $left }.
span-ordinary = Un periodo ordinario, con le code che ci sono sempre
span-from-empty = Dall’inizio: scrivanie vuote, o le pratiche in attesa indicate
span-warmup = Giorni lasciati fuori
span-measured = Giorni misurati
span-most-runs = Al più, repliche
span-days-unit = giorni
span-use-found = Usa quelli trovati
# Il tempo senza code, e i percorsi.
free-title = Senza code
free-exact = esatto
free-approximate = approssimato: perché?
free-line = senza code
free-simulated = simulato
free-mean = media
free-none = Nessun tempo senza code: nessuna pratica finisce, o il procedimento è troppo grande.
free-opening-hours = Orari: il lavoro è allungato secondo la quota di tempo in cui si è aperti.
free-working-days = I giorni lavorativi sono presi di uguale lunghezza.
free-months = I mesi sono presi di uguale lunghezza.
free-sitting = Sedute: si suppone che la pratica arrivi in un momento qualsiasi tra due.
free-message = Messaggi: si suppone che nessuno ne aspetti.
free-term = Termini: si suppone che corrano dal passo che li aspetta.
free-race = Gare: quale evento arriva primo è stimato da un campione fisso.
free-border = Si suppone che gli eventi sui bordi non accadano mai.
free-at-most = I limiti sulle visite sono tralasciati.
free-not-block-structured = I rami che non si riuniscono uno per uno seguono il più lento.
free-terminate = Una fine che ferma gli altri rami è presa come una che non li ferma.
free-endless-loop = Alcune pratiche non finiscono mai: i numeri sono quelli delle altre.
free-rare-branch = Un ramo raro dura molto più del resto: la sua parte della media è troppo piccola.
ask-which = Quale file?
ask-where = Dove?
ask-no-chooser = La finestra dei file del sistema non si è aperta: scrivi qui il percorso.
path-longest = percorso più lungo
path-on-drawing = Mostra sul disegno
path-likeliest = percorso più probabile
path-figures = { $share } delle pratiche; { $time } attesi senza code
path-none = Nessun percorso porta a una fine.
