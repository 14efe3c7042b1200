# The command line.

cli-about-prodigio = Disegna, misura, simula e confronta i procedimenti di un ufficio pubblico.
cli-about-check = Controlla un procedimento: errori, avvisi, dati che mancano
cli-about-simulate = Simula un procedimento: tempi, code, quota entro il termine
cli-about-compare = Confronta stato attuale e futuro: struttura e indicatori
cli-about-convert = Converte da un formato all’altro; decide la fine del nome di OUT
cli-about-export = Scrive il file per un motore di workflow e dice che cosa si perde
cli-about-import = Porta in uno studio uno scenario di simulazione o gli uffici di un ente (CSV dell’IPA)
cli-about-render = Disegna il procedimento come SVG, PNG o PDF
cli-about-catalogue = Elenca i procedimenti da cui si può partire
cli-about-new = Crea uno studio da un procedimento del catalogo
cli-heading-usage = Uso:
cli-heading-arguments = Argomenti:
cli-heading-options = Opzioni:
cli-heading-commands = Comandi:
cli-after-help = Senza comando si apre la finestra con i file indicati.
cli-arg-help = Mostra questo aiuto
cli-arg-version = Mostra la versione
cli-arg-files = File da aprire nella finestra
cli-arg-lang = Lingua: it, de, en; altrimenti quella del sistema
cli-arg-file = Il file: .prodigio o BPMN
cli-arg-other = L’altro file, da confrontare con il primo
cli-arg-variant = La variante, per esempio as-is; altrimenti lo stato attuale
cli-arg-before = La variante di partenza
cli-arg-after = La variante di arrivo
cli-arg-json = Risultato come JSON (le chiavi sono in docs/cli.md)
cli-arg-from = Il file da leggere
cli-arg-to = Il file da scrivere
cli-arg-template = Il nome nel catalogo: prodigio catalogue li elenca
cli-arg-cases = Pratiche per replica, al posto dei giorni; il primo decimo non si misura
cli-arg-replications = Repliche; altrimenti quante ne servono per la precisione
cli-arg-beside = Altri file, simulati insieme al primo: gli uffici con lo stesso nome sono gli stessi
cli-arg-warmup = Giorni iniziali lasciati fuori dalle misure
cli-arg-days = Giorni misurati
cli-arg-from-empty = Comincia con ciò che è in attesa all’inizio e misura da lì
cli-arg-seed = Seme del caso: lo stesso seme dà lo stesso risultato
cli-arg-what-if = Chiede anche che cosa aiuterebbe: modifiche, personale minimo, dati
cli-arg-engine = Il motore: operaton, camunda7, camunda8, flowable, spiff, bpmn-engine, bpmn; o i simulatori prosimos, qbp
cli-arg-project = Una cartella con tutto quel che serve a eseguire il procedimento, al posto del solo file
cli-arg-body = Il codice IPA dell’ente di cui prendere gli uffici; altrimenti quello dello studio
cli-usage-unknown = «{ $arg }» non è un’opzione conosciuta: vedi { $help }
cli-usage-missing = manca { $arg }: vedi { $help }
cli-usage-value = «{ $value }» non va bene per { $arg }: vedi { $help }
cli-usage-no-value = manca il valore di { $arg }: vedi { $help }
cli-usage-extra = «{ $value }» è di troppo: vedi { $help }
cli-usage-other = il comando non è scritto bene: vedi { $help }
cli-output = il risultato non si può scrivere ({ $detail }): controlla dove va l’uscita
cli-no-variant = non c’è una variante «{ $variant }»: scegli tra { $known }
cli-no-template = nel catalogo non c’è «{ $template }»: scegli tra { $known }
cli-unknown-ending = la fine del nome «.{ $ending }» non dice il formato: usa una tra { $known }
cli-written = Scritto:
cli-check-sum = { $errors ->
    [one] { $errors } errore
   *[other] { $errors } errori
}, { $warnings ->
    [one] { $warnings } avviso
   *[other] { $warnings } avvisi
}, { $notes ->
    [one] { $notes } nota
   *[other] { $notes } note
}
cli-col-code = nome
cli-col-title = procedimento
cli-progress = Simulo: { $done } repliche, al massimo { $most }
cli-run = { $replications ->
    [one] { $replications } replica
   *[other] { $replications } repliche
} di { $cases } pratiche concluse in media, seme { $seed }; ± è l’intervallo al 95 %
cli-col-figure = indicatore
cli-col-value = valore
cli-col-term = termine
cli-col-length = durata
cli-col-within = entro
cli-col-silent = per silenzio
cli-col-p90 = percentile 90
cli-col-margin = margine
cli-col-office = ufficio
cli-col-staff = addetti
cli-col-load = carico
cli-col-queue-wait = attesa in coda
cli-col-share-of-wait = quota dell’attesa
cli-col-step = passo
cli-col-visits = visite
cli-col-wait = attesa per pratica
cli-col-cause = causa dell’attesa
cli-col-outcome = esito
cli-col-share = quota
cli-col-before = prima
cli-col-after = dopo
cli-col-difference = differenza
cli-col-percent = %
cli-figure-cycle = tempo di attraversamento
cli-figure-cycle-p50 = – mediana
cli-figure-cycle-p90 = – percentile 90
cli-figure-work = lavoro dell’ente per pratica
cli-figure-wait = attesa per pratica
cli-figure-efficiency = efficienza di flusso
cli-figure-cost = costo per pratica (€)
cli-figure-within = entro il termine: { $term }
cli-figure-term-p90 = giorni del termine, percentile 90: { $term }
cli-figure-load = carico: { $office }
cli-cause-office-queue = coda dell’ufficio
cli-cause-office-closed = ufficio chiuso
cli-cause-sitting = seduta
cli-cause-applicant = richiedente
cli-cause-other-body = altro ente
cli-cause-law = norma
cli-cause-post = posta e notifica
cli-no-outcome = esito non indicato
cli-lead-fullest = Ufficio più carico: { $names }{ $count ->
    [one] {""}
   *[other] {" "}(non si distingue ancora)
}
cli-lead-slowest-office = Ufficio che fa attendere di più: { $names }{ $count ->
    [one] {""}
   *[other] {" "}(non si distingue ancora)
}
cli-lead-slowest-step = Passo con l’attesa più lunga: { $names }{ $count ->
    [one] {""}
   *[other] {" "}(non si distingue ancora)
}
cli-sources = Dei { $of } numeri del procedimento { $illustrative } sono illustrativi e { $unsourced } senza fonte.
cli-nothing-to-compare = c’è una sola variante, non c’è nulla da confrontare: indica un secondo file o --after ({ $path })
cli-no-figures = Gli indicatori non si possono calcolare:
cli-same-structure = La struttura è la stessa.
cli-moved = { $count ->
    [one] { $count } elemento solo spostato
   *[other] { $count } elementi solo spostati
} sul disegno
cli-paired = Differenze su { $replications } coppie di repliche con lo stesso caso; ± è l’intervallo al 95 % della differenza
cli-unpaired = Differenze su { $replications } repliche indipendenti; ± è l’intervallo al 95 % della differenza
cli-project-engine = La cartella da consegnare c’è solo per i motori: per un simulatore scrivi il file con -o.
cli-losses = Che cosa il formato non può dire:
cli-simulator-losses = Altri simulatori che leggono questo file non sapranno:
cli-no-display = prodigio: non c’è uno schermo, quindi il lavoro si fa qui nel terminale.
cli-no-window = prodigio: questa versione non ha la finestra, quindi il lavoro si fa qui nel terminale.
cli-engine-file = File per il motore:
cli-picture = Disegno:
cli-folder = Cartella:

# Nothing is lost
cli-handed-over = prodigio è già aperto: la sua finestra ha preso i file.
cli-arg-gains = Chiede anche quale modifica porta il guadagno: ciascuna da sola e ciascuna tolta
cli-gains = Quale modifica porta il guadagno – { $aim }
cli-thing-by-thing = Cosa per cosa:
cli-keeps-study = In «{ $path }» c’è lo studio da cui si parte, o vi starebbe uno studio: il file di un motore va scritto sotto un altro nome.
