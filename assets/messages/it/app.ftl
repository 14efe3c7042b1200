# Commands and notices.

# Names of new things
as-is = Oggi
to-be = Domani
new-study = Nuovo studio
new-lane = Nuova corsia

# Workspaces
workspace-map = Mappa
workspace-analyse = Analisi
workspace-compare = Confronto
workspace-teach = Aula
workspace-deliver = Consegna

# Deliveries
deliver-bpmn = BPMN 2.0
deliver-svg = Immagine SVG
deliver-png = Immagine PNG

# Actions
action-new = Nuovo studio
action-open = Apri
action-catalogue = Catalogo dei modelli
action-save = Salva
action-save-as = Salva con nome
action-close = Chiudi
action-quit = Esci
action-undo = Annulla
action-redo = Ripeti
action-delete = Elimina
action-select-all = Seleziona tutto
action-select-none = Togli la selezione
action-append = Aggiungi un passo
action-append-gateway = Aggiungi uno snodo
action-append-end = Aggiungi una fine
action-create = Nuovo passo qui
action-rename = Rinomina
action-replace = Cambia tipo
action-select-tool = Seleziona e sposta
action-lasso-tool = Seleziona con un riquadro
action-hand-tool = Sposta la vista
action-connect-tool = Collega
action-walk-next = Passo successivo
action-walk-back = Passo precedente
action-follow = Segui la freccia
action-branch-up = Ramo sopra
action-branch-down = Ramo sotto
action-add-lane = Aggiungi una corsia
action-arrange = Riordina il disegno
action-arrange-selection = Riordina la selezione
action-toggle-continuous = Riordina a ogni modifica
action-reroute = Ritraccia le frecce
action-new-to-be = Crea una variante futura
action-zoom-in = Ingrandisci
action-zoom-out = Rimpicciolisci
action-zoom-100 = Grandezza naturale
action-fit = Mostra tutto
action-zoom-selection = Mostra la selezione
action-go-map = Vai a Mappa
action-go-analyse = Vai ad Analisi
action-go-compare = Vai a Confronto
action-go-teach = Vai ad Aula
action-go-deliver = Vai a Consegna
action-toggle-theme = Chiaro o scuro
action-theme-light = Tema chiaro
action-theme-dark = Tema scuro
action-theme-contrast = Contrasto elevato
action-italian = Italiano
action-german = Deutsch
action-english = English
action-text-larger = Testo più grande
action-text-smaller = Testo più piccolo
action-palette = Cerca un comando
action-keys = Scorciatoie da tastiera
action-about = Informazioni su prodigio
action-simulate = Simula di nuovo
action-stop = Ferma la simulazione
action-together = Simula insieme gli studi aperti
action-export-table = Scrivi la tabella dei colli di bottiglia (CSV)
action-teach-play = Avvia o ferma la pratica
action-teach-next = Momento successivo
action-teach-back = Momento precedente
action-teach-other = Segui un’altra pratica
action-teach-crowd = Una pratica o la folla
action-teach-reveal = Nascondi il disegno, poi scopri il prossimo passo
action-teach-hide = Nascondi l’ultimo passo scoperto
action-teach-reveal-all = Scopri tutto il disegno
action-teach-spotlight = Luce sul passo indicato
action-teach-big = Caratteri grandi per l’aula
action-teach-present = Schermo per l’aula
action-teach-faster = Più veloce
action-teach-slower = Più lento
action-teach-first = Torna all’inizio
action-teach-last = Vai alla fine
action-teach-slowest = Pratica più lenta
action-teach-typical = Pratica tipica
action-teach-late = Pratica fuori termine
action-teach-looping = Pratica che torna più volte indietro

# Notices
notice-job-failed = Un calcolo si è fermato per un errore del programma: { $what }. Il lavoro non è andato perso: salva e riprova.
notice-tidy-already = È già tutto in ordine.
notice-continuous-on = Il disegno si riordina da solo a ogni modifica.
notice-continuous-off = Il disegno non si riordina più da solo.
notice-undone = Annullato: { $what }
notice-redone = Ripetuto: { $what }
notice-file = { $path }: { $what } { $hint }
notice-saved = Salvato in { $path }
notice-written = Scritto in { $path }

# Words on the drawing
caption-no-work = durata?
lane-applicant = richiedente · nessuna coda
lane-external = ente esterno · senza organico noto
lane-no-staff = addetti non noti
lane-load = { $staff } · carico { $load }
action-edit-work = Scrivi il tempo di lavoro
action-choose-office = Scegli l’ufficio

# Findings
action-next-finding = Rilievo successivo
action-previous-finding = Rilievo precedente
action-mend = Rimedia al rilievo
action-play-trace = Mostra sul disegno come accade il rilievo
notice-mended = Rimediato: { $what }
notice-by-hand = Qui serve una mano: { $hint }
notice-no-finding = Nessun rilievo.
notice-no-trace = Questo rilievo non ha un percorso da mostrare.
notice-compare-shows = In Confronto i disegni si guardano soltanto: si cambiano in Mappa.

# Nothing is lost
action-save-all = Salva tutto
action-reopen = Riapri l’ultimo chiuso
action-next-tab = Documento successivo
action-previous-tab = Documento precedente
notice-no-journal = Il diario non si può scrivere: { $why } Quello che disegni c’è, ma un’interruzione lo perderebbe: salva nel tuo file.
notice-journal-damaged = { $count ->
    [one] Un diario dell’ultima sessione era danneggiato: è stato ripreso quello che si poteva leggere, e il resto è stato messo da parte.
   *[other] { $count } diari dell’ultima sessione erano danneggiati: è stato ripreso quello che si poteva leggere, e il resto è stato messo da parte.
}
notice-recovered = { $count ->
    [one] Un documento con modifiche non salvate è tornato come l’avevi lasciato, con tutto l’annulla.
   *[other] { $count } documenti con modifiche non salvate sono tornati come li avevi lasciati, con tutto l’annulla.
}

# Commands, pop-ups, clipboard, search
action-cut = Taglia
action-copy = Copia
action-paste = Incolla
action-duplicate = Duplica
action-copy-picture = Copia come immagine
action-copy-vector = Copia come testo SVG
action-find = Trova
action-find-replace = Trova e sostituisci
action-find-next = Trova il successivo
action-find-back = Trova il precedente
action-ask-append = Aggiungi dopo…
action-ask-create = Crea…
action-go-in = Entra nel sottoprocedimento
action-go-out = Esci dal sottoprocedimento
action-unfold = Apri o chiudi il sottoprocedimento sul posto
action-zoom-50 = Ingrandimento 50 %
action-zoom-200 = Ingrandimento 200 %
action-minimap = Mappa in piccolo
action-full-screen = Schermo intero
action-pan-left = Scorri a sinistra
action-pan-right = Scorri a destra
action-pan-up = Scorri in alto
action-pan-down = Scorri in basso
action-keys-camunda = Tasti come in Camunda Modeler
action-keys-drawio = Tasti come in draw.io
action-keys-yed = Tasti come in yEd
notice-copied = { $count ->
    [one] Copiato un elemento
   *[other] Copiati { $count } elementi
}
notice-cut = { $count ->
    [one] Tagliato un elemento
   *[other] Tagliati { $count } elementi
}
copy-nothing = Non c’è nulla da copiare: scegli prima degli elementi.
copied-picture = Parte di un procedimento
notice-picture-copied = Immagine copiata
copy-picture-too-large = L’immagine sarebbe troppo grande: scegli meno elementi, o scrivi un file da Consegna.
paste-empty = Negli appunti non c’è nulla che si possa incollare.
paste-too-large = Il testo negli appunti è più lungo di { $limit } MB: non è stato incollato nulla.
paste-garbage = Il contenuto degli appunti non è un testo leggibile: non è stato incollato nulla.
paste-too-many-lines = Negli appunti ci sono { $count } righe; diventano passi al massimo { $limit } alla volta. Non è stato incollato nulla.
paste-long-line = Una riga negli appunti è più lunga di { $limit } caratteri: non è il nome di un passo. Non è stato incollato nulla.
paste-unreadable = Il contenuto degli appunti non si può incollare. { $what }
find-nothing-to-replace = Qui non c’è nulla da sostituire: un identificativo resta com’è.
level-none = Scegli prima un sottoprocedimento.

# Getting about, and comfort
action-walk-first = Primo passo
action-walk-last = Ultimo passo
action-theme-system = Tema come il sistema
action-reduce-motion = Senza movimento
action-next-region = Parte successiva della finestra
action-previous-region = Parte precedente della finestra
action-tour = Giro della finestra

# Che cosa aiuterebbe
levers-title = Che cosa aiuterebbe
lever-staff = +1 persona
lever-work = −10 % di lavoro
lever-office-work = −10 % di lavoro in ogni passo
lever-sitting = +1 seduta al mese
lever-wait = −10 % di attesa: { $cause }
lever-points = { $n } pt
lever-nothing = nessuna differenza
lever-cannot-tell = non si distingue
levers-aim-within = In ordine di quota entro «{ $term }», oggi { $value }.
levers-aim-time = In ordine di tempo medio, oggi { $value }.
levers-overloaded = { $count ->
    [one] { $names } ha più lavoro di quanto il personale possa svolgere: la coda cresce senza fine e con essa, quanto più a lungo si simula, anche i guadagni.
   *[other] { $names } hanno più lavoro di quanto il personale possa svolgere: le code crescono senza fine e con esse, quanto più a lungo si simula, anche i guadagni.
  }
levers-not-tried = { $count ->
    [one] Una modifica da cui ci si aspetta meno non è stata provata.
   *[other] { $count } modifiche da cui ci si aspetta meno non sono state provate.
  }
levers-limited = { $count ->
    [one] Una replica è stata interrotta da un limite.
   *[other] { $count } repliche sono state interrotte da un limite.
  }
levers-no-cases = Nessun caso si conclude nel tempo simulato: non c’è nulla da confrontare.
levers-none = Non c’è nulla da cambiare: nessun ufficio con personale noto, nessun lavoro, nessuna attesa, nessuna seduta.
levers-by-euro = Dal più conveniente al meno: { $names }.
levers-how = Differenze da coppie di repliche con la stessa sorte; stesso posto: l’ordine non si può ancora dire.
levers-at-base = Che cosa aiuterebbe: il procedimento com’è, { $n } repliche
levers-at-gains = Che cosa aiuterebbe: si provano le modifiche, { $n } repliche
levers-at-staffing = Che cosa aiuterebbe: si cerca il personale minimo, { $n } repliche
levers-at-tornado = Che cosa aiuterebbe: si sposta ogni dato, { $n } repliche
levers-at-uncertainty = Che cosa aiuterebbe: si spostano tutti i dati, { $n } repliche
levers-done = Che cosa aiuterebbe: { $n } repliche
levers-col-rank = #
levers-col-change = modifica
levers-col-where = dove
levers-col-within = entro il termine
levers-col-time = tempo medio
levers-col-cost = costo annuo
levers-col-per-euro = per 10.000 € l’anno
levers-col-input = dato
levers-col-low = basso
levers-col-at-low = effetto
levers-col-high = alto
levers-col-at-high = effetto
staffing-title = Personale minimo
staffing-searching = Si sta cercando il personale minimo.
staffing-smallest = Personale minimo che mantiene { $promise } entro «{ $term }»: { $within }. Con una persona in meno in qualunque ufficio la promessa non è mantenuta, o non si può dimostrare che lo sia.
staffing-enough = Un personale che mantiene { $promise } entro «{ $term }»: { $within }. Non si è provato per tutti se ne basti meno.
staffing-never = { $promise } entro «{ $term }» non si può mantenere col solo personale: con quante persone si vogliano è { $within }.
staffing-not-found = Non si è trovato un personale di cui si possa dimostrare che mantiene { $promise } entro «{ $term }»; il migliore provato dà { $within }.
staffing-office = { $office }: { $staff } (oggi { $present })
staffing-costs = Più di oggi: { $euro } l’anno.
staffing-saves = Meno di oggi: { $euro } l’anno.
staffing-cost-unknown = Il costo non è noto: a un ufficio manca il costo orario.
tornado-title = Da che cosa dipende il risultato
tornado-note = { $count ->
    [0] Ogni dato da solo, basso e alto, rispetto a oggi con la stessa sorte.
    [one] Ogni dato da solo, basso e alto, rispetto a oggi con la stessa sorte; un dato di effetto minore è omesso.
   *[other] Ogni dato da solo, basso e alto, rispetto a oggi con la stessa sorte; { $count } dati di effetto minore sono omessi.
  }
input-demand = Casi l’anno
input-staff = Personale: { $of }
input-work = Lavoro: { $of }
input-wait = Attesa ({ $cause }): { $of }
input-share = Quota: { $of }
uncertainty-title = Dati non sicuri
uncertainty-drawn = { $drawn } dati estratti di nuovo { $sets } volte secondo l’affidabilità della fonte, { $each } repliche ciascuna; { $held } senza fonte restano come sono.
uncertainty-within = Entro «{ $term }»: fra { $low } e { $high } (95 %). Scarto dovuto ai dati { $inputs } punti, al caso in una replica { $chance } punti.
uncertainty-days = Tempo medio: fra { $low } e { $high } (95 %). Scarto dovuto ai dati { $inputs }, al caso in una replica { $chance }.
uncertainty-none = Nessun dato ha una fonte con la sua affidabilità: non si può dire quanto lascino aperto.
together-one = Apri almeno due studi: gli uffici con lo stesso nome vengono simulati insieme.

# What changed, and what it is worth
indicator-within = Entro il termine: { $of }
indicator-margin = Margine (termine meno percentile 90): { $of }
indicator-legal-days = Tempo legale consumato: { $of }
indicator-legal-p90 = Tempo legale, percentile 90: { $of }
indicator-late = Oltre il termine: { $of }
indicator-silent = Chiuse dal silenzio: { $of }
indicator-days-late = Giorni di ritardo per pratica: { $of }
indicator-mean-time = Tempo medio
indicator-median-time = Tempo, mediana
indicator-time-p90 = Tempo, percentile 90
indicator-time-p95 = Tempo, percentile 95
indicator-work = Lavoro per pratica
indicator-other-work = Lavoro di altri per pratica
indicator-wait = Attesa per pratica
indicator-wait-for = – attesa: { $of }
indicator-flow-efficiency = Efficienza di flusso
indicator-cost = Costo per pratica
indicator-cost-year = Costo per anno
indicator-rework = Rilavorazioni (pratiche che tornano indietro)
indicator-loops = Ritorni per pratica
indicator-hand-offs = Passaggi di mano
indicator-complete-at-origin = Completezza all’origine
indicator-applicant-work = Lavoro del richiedente per pratica
indicator-counter-visits = Passi allo sportello per pratica
indicator-copies-by-hand = Copie a mano per pratica
indicator-load = Carico: { $of }
indicator-queue = Coda media: { $of }
indicator-open-cases = Pratiche aperte in media
indicator-left-open = Non chiuse alla fine
indicator-steps = Passi di lavoro
indicator-offices = Uffici coinvolti
indicator-digital = Passi di livello digitale 3 o più
indicator-risk-high = Passi a rischio corruttivo alto
indicator-risk-medium = Passi a rischio corruttivo medio
change-new = { $kind }: novità{ $others ->
    [0] {""}
    [one] {" "}· con { $others } altra cosa
   *[other] {" "}· con { $others } altre cose
}
change-gone = { $kind }: si toglie{ $others ->
    [0] {""}
    [one] {" "}· con { $others } altra cosa
   *[other] {" "}· con { $others } altre cose
}
change-changed = { $kind }: cambia{ $others ->
    [0] {""}
    [one] {" "}· con { $others } altra cosa
   *[other] {" "}· con { $others } altre cose
}
change-more = { $count ->
    [one] e un altro campo
   *[other] e altri { $count } campi
}
change-first-day = primo giorno simulato
change-scenario = scenario
change-note = nota di revisione
to-be-of-taken = Domani, modifiche scelte
gains-title = Quale modifica porta il guadagno
gains-by = Guadagno misurato su
gains-alone = applicata da sola
gains-out = tolta dal progetto (quanto si perderebbe)
gains-whole = Insieme { $whole }.
gains-add-up = Insieme { $whole }; la somma delle singole è { $sum }: i guadagni si sommano, per quanto si distingue.
gains-overlap = Insieme { $whole }; la somma delle singole è { $sum }: le modifiche in parte si sovrappongono.
gains-help-each-other = Insieme { $whole }; la somma delle singole è { $sum }: le modifiche si aiutano a vicenda.
gains-not-simulated = { $count ->
    [one] Una modifica non si simula
   *[other] { $count } modifiche non si simulano
} (testi, note, disegno): { $names }.
gains-not-tried = { $count ->
    [one] Una modifica non è stata provata
   *[other] { $count } modifiche non sono state provate
}: { $names }. Sono troppe per provarle tutte: toglila o confronta per parti.
gains-cannot-run = Non si può simulare: guarda i rilievi delle due varianti.
gains-nothing = non si distingue da zero
gains-none = Non c’è nessuna modifica che si possa simulare.
gains-progress = Guadagni: { $done } repliche
gains-col-change = modifica
gains-col-alone = da sola
gains-col-left-out = tolta
gains-col-remark = nota
