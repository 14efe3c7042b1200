# Lessons, exercises, marks and progress.

# Findings of lessons.
finding-lesson-id = L’identificativo della lezione «{ $id }» non è valido.
finding-lesson-id-hint = Usa lettere, cifre e trattini; comincia con una lettera.
finding-lesson-no-procedure = Il procedimento della lezione non si trova.
finding-lesson-no-procedure-hint = Metti il file accanto alla lezione, con il nome scritto in «procedure», o scegli un modello del catalogo.
finding-lesson-minutes = La durata della lezione non è tra 1 e 600 minuti.
finding-lesson-minutes-hint = Scrivi in «minutes» quanti minuti servono.
finding-lesson-no-exercise = La lezione non ha esercizi.
finding-lesson-no-exercise-hint = Aggiungi almeno un esercizio.
finding-lesson-too-many-exercises = La lezione ha più di { $limit } esercizi.
finding-lesson-too-many-exercises-hint = Dividila in più lezioni.
finding-lesson-exercise-id = Esercizio { $exercise }: l’identificativo «{ $what }» non è valido o c’è due volte.
finding-lesson-exercise-id-hint = Dai a ogni esercizio un identificativo suo, di lettere, cifre e trattini.
finding-lesson-text-long = { $exercise ->
        [0] La lezione
        *[other] L’esercizio { $exercise }
    } ha un testo di più di { $limit }.000 byte.
finding-lesson-text-long-hint = Accorcia il testo.
finding-lesson-text-missing = { $exercise ->
        [0] La lezione non ha titolo.
        *[other] Esercizio { $exercise }: manca un testo (domanda, opzione o aiuto).
    }
finding-lesson-text-missing-hint = Scrivilo in almeno una lingua.
finding-lesson-language-gap = { $exercise ->
        [0] Lezione
        *[other] Esercizio { $exercise }
    }: «{ $text }» manca in { $language ->
        [it] italiano
        [de] tedesco
        *[en] inglese
    }.
finding-lesson-language-gap-hint = Chi legge in quella lingua vede il testo in un’altra.
finding-lesson-options = Esercizio { $exercise }: servono da { $least } a { $most } voci tra cui scegliere.
finding-lesson-options-hint = Aggiungi o togli voci.
finding-lesson-no-variant = { $exercise ->
        [0] La lezione
        *[other] L’esercizio { $exercise }
    } nomina la variante «{ $what }», che nel procedimento non c’è.
finding-lesson-no-variant-hint = Scrivi l’identificativo di una variante del procedimento, per esempio as-is.
finding-lesson-no-step = Esercizio { $exercise }: il passo «{ $what }» nel procedimento non c’è.
finding-lesson-no-step-hint = Usa l’identificativo del passo, scritto in fondo alla scheda accanto al disegno.
finding-lesson-no-office = Esercizio { $exercise }: l’ufficio «{ $what }» nel procedimento non c’è.
finding-lesson-no-office-hint = Usa l’identificativo di un ufficio del procedimento.
finding-lesson-no-flow = Esercizio { $exercise }: la freccia «{ $what }» nel procedimento non c’è.
finding-lesson-no-flow-hint = Usa l’identificativo di una freccia del procedimento.
finding-lesson-no-term = Esercizio { $exercise }: il termine «{ $what }» nella scheda non c’è.
finding-lesson-no-term-hint = Usa l’identificativo di un termine della scheda.
finding-lesson-points = Esercizio { $exercise }: i punti non sono tra 0 e 100.
finding-lesson-points-hint = Scrivi un numero maggiore di 0, al massimo 100.
finding-lesson-attempts = Esercizio { $exercise }: i tentativi non sono tra 1 e { $limit }.
finding-lesson-attempts-hint = Scrivi in «attempts» quante volte si può provare.
finding-lesson-hints = Esercizio { $exercise }: gli aiuti sono più di { $limit }, o costano più di tutti i punti.
finding-lesson-hints-hint = Il costo di un aiuto è una quota dei punti, da 0 a 1; insieme non più di 1.
finding-lesson-key-choice = Esercizio { $exercise }: le opzioni giuste sono { $right }.
finding-lesson-key-choice-hint = Segna una risposta giusta; se sono di più, scrivi «many: true».
finding-lesson-key-not-offered = Esercizio { $exercise }: la risposta giusta «{ $what }» non è tra quelle offerte.
finding-lesson-key-not-offered-hint = Aggiungila a «offered», o correggi «key».
finding-lesson-key-lever = Esercizio { $exercise }: la risposta giusta è la numero { $key }, che non c’è.
finding-lesson-key-lever-hint = Le opzioni si contano da 0 in «key».
finding-lesson-tolerance = Esercizio { $exercise }: la tolleranza non è tra 0 e 1.
finding-lesson-tolerance-hint = 0,2 accetta un valore fino al 20 % lontano.
finding-lesson-weights = Esercizio { $exercise }: i pesi della correzione non vanno bene.
finding-lesson-weights-hint = Scrivi numeri da 0 a 100, almeno uno sopra 0.
finding-lesson-bounds = Esercizio { $exercise }: i limiti di «{ $what }» non vanno bene.
finding-lesson-bounds-hint = «low» non sta sopra «high», e nessuno dei due è negativo.
finding-lesson-change = Esercizio { $exercise }: un cambiamento ha un numero fuori dai limiti.
finding-lesson-change-hint = Le quote vanno da 0 a 1, i fattori da 0 a 100.
finding-lesson-cannot-run = Esercizio { $exercise }: il procedimento non si può simulare, e la risposta non si può correggere.
finding-lesson-cannot-run-hint = Apri il procedimento in Mappa e guarda nei rilievi che cosa manca.
finding-lesson-cannot-mark = Esercizio { $exercise }: la simulazione non dice quale risposta è giusta, e la risposta non si può correggere.
finding-lesson-cannot-mark-hint = Chi scrive la lezione scelga un’altra cifra, o risposte tra cui una è la migliore.

# Marks.
mark-option-right = Giusto.
mark-option-wrong = No.
mark-options-missing = { $count ->
        [one] Manca una risposta giusta.
        *[other] Mancano { $count } risposte giuste.
    }
mark-spot-right = Sì: «{ $chosen }».
mark-spot-wrong = No: non è «{ $chosen }».
mark-spot-tie = La simulazione non li distingue: { $names }.
mark-figure-right = Giusto: { $gauge } è { $mean } ± { $half }, la tua previsione { $said }.
mark-figure-near = Quasi: { $gauge } è { $mean } ± { $half }, la tua previsione { $said }.
mark-figure-high = Troppo: { $gauge } è { $mean } ± { $half }, la tua previsione { $said }.
mark-figure-low = Troppo poco: { $gauge } è { $mean } ± { $half }, la tua previsione { $said }.
mark-duration-right = «{ $step }»: { $said } va bene.
mark-duration-low = «{ $step }»: { $said } è troppo poco.
mark-duration-high = «{ $step }»: { $said } è troppo.
mark-cause-right = «{ $item }»: giusto, { $cause }.
mark-cause-wrong = «{ $item }»: no, non { $cause }.
mark-lever-right = Giusto: { $gauge } migliora di { $gain } ± { $half }. Nessun’altra scelta fa di più.
mark-lever-small = Aiuta, ma poco: { $gauge } migliora di { $gain } ± { $half }; la scelta migliore dà { $best }.
mark-lever-none = Non si vede un guadagno: { $gauge } cambia di { $gain } ± { $half }; la scelta migliore dà { $best }.
mark-trend-right-falls = { $gauge }: scende, da { $before } a { $after }.
mark-trend-right-rises = { $gauge }: sale, da { $before } a { $after }.
mark-trend-right-cannot-tell = { $gauge }: non si può dire; la differenza { $delta } ± { $half } comprende lo zero.
mark-trend-wrong-falls = { $gauge }: no, scende da { $before } a { $after } (differenza { $delta } ± { $half }).
mark-trend-wrong-rises = { $gauge }: no, sale da { $before } a { $after } (differenza { $delta } ± { $half }).
mark-trend-wrong-cannot-tell = { $gauge }: no, non si può dire: la differenza { $delta } ± { $half } comprende lo zero.
mark-drawing-right = Il disegno dice lo stesso del modello.
mark-step-missing = Manca il passo «{ $step }».
mark-step-extra = «{ $step }» è di troppo, o ha un altro nome e un altro posto.
mark-kind-wrong = «{ $step }» è del tipo sbagliato: significa un’altra cosa.
mark-flow-missing = Manca la freccia da «{ $from }» a «{ $to }»: come prosegue la pratica?
mark-flow-extra = La freccia da «{ $from }» a «{ $to }» è di troppo.
mark-office-wrong = «{ $step }» non spetta a { $office }: lo fa { $right }.
mark-office-missing = «{ $step }» non ha ufficio: lo fa { $right }.
mark-effect-missing = A «{ $step }» manca un effetto sul termine: { $effect }.
mark-effect-extra = «{ $step }» non ha questo effetto sul termine: { $effect }.
mark-effect-missing-flow = Alla freccia da «{ $from }» a «{ $to }» manca un effetto sul termine: { $effect }.
mark-effect-extra-flow = La freccia da «{ $from }» a «{ $to }» non ha questo effetto sul termine: { $effect }.
mark-aspect-steps = Passi e ordine
mark-aspect-offices = Ufficio giusto
mark-aspect-terms = Effetti sul termine

# Figures and units.
lesson-gauge-cycle = il tempo di attraversamento medio
lesson-gauge-cycle-p90 = il tempo entro cui si chiude il 90 % delle pratiche
lesson-gauge-wait = l’attesa di una pratica
lesson-gauge-work = il lavoro su una pratica
lesson-gauge-cost = il costo di una pratica
lesson-gauge-within = la quota entro il termine «{ $name }»
lesson-gauge-load = il carico di «{ $name }»
lesson-gauge-queue = la coda di «{ $name }»
lesson-gauge-step-wait = l’attesa a «{ $name }»
lesson-amount = { $amount } { $unit }
lesson-unit-minutes = minuti
lesson-unit-hours = ore
lesson-unit-days = giorni
lesson-unit-euro = €
lesson-unit-percent = %
lesson-unit-cases = pratiche
lesson-ask-slowest-step = Il passo in cui le pratiche attendono più a lungo
lesson-ask-fullest-office = L’ufficio con il carico più alto
lesson-ask-slowest-office = L’ufficio la cui coda costa più tempo
lesson-trend-falls = scende
lesson-trend-rises = sale
lesson-trend-cannot-tell = non si può dire
lesson-kind-choice = Scelta
lesson-kind-bottleneck = Collo di bottiglia
lesson-kind-predict = Prevedi, poi simula
lesson-kind-draw = Disegno
lesson-kind-durations = Durate
lesson-kind-classify = Cause delle attese
lesson-kind-lever = Leva
lesson-kind-read = Lettura di un confronto


# The command line.
cli-about-lesson = Controlla il file di una lezione
cli-arg-lesson-task = Che cosa fare: check
cli-lesson-sum = Esercizi: { $exercises } · errori: { $errors } · note: { $notes }
cli-about-progress = Mostra che cosa hanno fatto le persone in formazione, dai file di una cartella
cli-arg-folder = La cartella con i file dei risultati
cli-arg-csv = Come valori separati da virgole, per un foglio di calcolo
cli-progress-file = file
cli-progress-pseudonym = nome scelto
cli-progress-lesson = lezione
cli-progress-exercises = esercizi
cli-progress-solved = risolti
cli-progress-attempts = tentativi
cli-progress-hints = aiuti
cli-progress-points = punti
cli-progress-of = su
cli-progress-sum = { $files ->
        [one] Un file.
        *[other] { $files } file.
    }

# The window.
lesson-drawing-title = Esercizio · { $name }
lesson-saved = Lezione salvata: { $path }
lesson-tab = Lezione
lesson-tab-free = Libero
lesson-begin = Inizia
lesson-edit = Modifica
lesson-about = { $minutes } minuti · { $exercises ->
        [one] un esercizio
        *[other] { $exercises } esercizi
    }
lesson-pseudonym = Come vuoi essere chiamato (facoltativo)
lesson-pseudonym-hint = un nome di fantasia
lesson-save-progress = Salva i risultati…
lesson-new = Nuova lezione
lesson-look = Rileggi
lesson-privacy = I risultati restano su questo computer. Chi insegna li riceve solo se gli dai il file.
lesson-folder = Altre lezioni: mettile in { $folder }
lesson-leave = ← Tutte le lezioni
lesson-place = Esercizio { $at } di { $of } · punti: { $points }
lesson-notes = Note per chi insegna
lesson-hint = Aiuto: { $text }
lesson-hint-ask = Un aiuto (costa { $cost } dei punti)
lesson-hints-paid = Gli aiuti costano { $share } dei punti.
lesson-waits = Simulo…
lesson-hand-in = Consegna la risposta
lesson-retry = Riprova
lesson-on-map = Mostra sulla mappa
lesson-next = Prossimo
lesson-finish = Fine
lesson-dots = La lezione
lesson-dot = Esercizio { $at }
lesson-dot-solved = Esercizio { $at }, risolto
lesson-wait-of = attesa
lesson-work-of = lavoro
lesson-pick = scegli…
lesson-draw-hint = Si disegna in un documento a parte: lo studio non cambia.
lesson-draw-shown = Disegna qui accanto; tutto si può annullare. Poi consegna.
lesson-draw-open = Apri il disegno
lesson-draw-again = Torna al disegno
lesson-mark = Correzione
lesson-best = Risultato
lesson-attempts = { $left ->
        [one] Resta un tentativo.
        *[other] Restano { $left } tentativi.
    }
lesson-solution = Giusto è:

# The editor of lessons.
lesson-editor-close = Chiudi l’editor
lesson-editor-undo = Annulla la modifica
lesson-editor-redo = Ripeti la modifica
lesson-editor-save = Salva la lezione…
lesson-editor-unsaved = non salvata
unsaved-lesson-hint = Se scarti le modifiche, la lezione resta com’era nel suo file; una lezione mai salvata va persa.
lesson-editor-kept = salvata
lesson-editor-whole = La lezione
lesson-editor-add = Aggiungi esercizio
lesson-editor-up = Su
lesson-editor-down = Giù
lesson-editor-remove = Togli esercizio
lesson-editor-findings = Controllo
lesson-editor-good = Niente da correggere.
lesson-editor-drop = Togli
lesson-editor-add-hint = Aggiungi un aiuto
lesson-editor-add-goal = Aggiungi un obiettivo
lesson-editor-add-item = Aggiungi una voce
lesson-editor-add-staff = Aggiungi: addetti di un ufficio
lesson-editor-add-factor = Aggiungi: lavoro di un passo
lesson-editor-drop-change = Togli l’ultimo cambiamento
lesson-field-id = Identificativo
lesson-field-title = Titolo
lesson-field-minutes = Minuti
lesson-field-text = Testo da leggere prima
lesson-field-goal = Obiettivo
lesson-field-notes = Note per chi insegna
lesson-field-procedure = Procedimento del catalogo
lesson-field-file = oppure un file accanto alla lezione
lesson-field-kind = Tipo di esercizio
lesson-field-question = Domanda
lesson-field-details = Che cosa serve sapere
lesson-field-points = Punti
lesson-field-attempts = Tentativi
lesson-field-hint = Aiuto
lesson-field-cost = Costo dell’aiuto (quota dei punti, 0–1)
lesson-field-after = Spiegazione alla fine
lesson-field-variant = Variante che si guarda
lesson-variant-as-is = quella di oggi
lesson-field-many = Più risposte giuste
lesson-field-option = Opzione
lesson-field-right = giusta
lesson-field-why = Perché
lesson-field-figure = Cifra
lesson-field-tolerance = Tolleranza (0–1)
lesson-field-target = Disegno giusto
lesson-procedure-inside = Lo studio aperto, dentro la lezione
lesson-procedure-inside-hint = Copia nella lezione lo studio che hai aperto, com’è adesso: poi basta il file della lezione.
lesson-field-begin-of = Disegno da cui si comincia
lesson-begin-target = quello giusto
lesson-field-without-flows = Frecce tolte
lesson-field-rerouted = Frecce verso il passo sbagliato
lesson-field-flow = Freccia
lesson-field-to = Verso il passo
lesson-field-empty = Si comincia senza passi
lesson-field-without = Passi tolti
lesson-field-unmarked = Passi senza effetto sul termine
lesson-field-moved = Passi nell’ufficio sbagliato
lesson-field-step = Passo
lesson-field-office = Ufficio
lesson-field-is-wait = si chiede l’attesa, non il lavoro
lesson-field-low = Minimo giusto
lesson-field-high = Massimo giusto
lesson-field-unit = Unità
lesson-field-wait = Che cosa succede
lesson-field-cause = Di chi si aspetta
lesson-field-ask = Che cosa si cerca
lesson-field-offered = Offerto
lesson-field-key = Risposta giusta
lesson-key-simulated = quella che dà la simulazione
lesson-field-before = Prima variante
lesson-field-compared = Seconda variante
lesson-field-by-gain = Si giudica dal guadagno simulato
lesson-field-staff = Addetti
lesson-field-factor = Fattore
lesson-field-share = Quota (0–1)
