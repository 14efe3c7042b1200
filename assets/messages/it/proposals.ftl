# Proposte: leve, questioni di legge, ricerca degli insiemi.

proposal-eliminate = Togliere il passo
proposal-merge = Unire due passi
proposal-move-earlier = Controllo all’ingresso
proposal-parallelise = In parallelo
proposal-rule = Regola al posto del parere
proposal-self-declaration = Autodichiarazione e controlli a campione
proposal-acquire = Acquisizione automatica dei dati
proposal-form = Modulo standard
proposal-one-desk = Un passaggio di mano in meno
proposal-delegate = Delega della firma
proposal-oftener = Sedute più frequenti
proposal-continuous = Senza sedute, a flusso
proposal-notify = Notifica digitale
proposal-timer = Termine all’attesa
proposal-pool = Personale in comune
proposal-specialise = Addetti dedicati
proposal-move-staff = Spostare una persona
proposal-edit-eliminate = «{ $step }» non si fa più; la freccia prosegue.
proposal-edit-merge = «{ $other }» diventa parte di «{ $step }»: il lavoro si somma, una coda in meno.
proposal-edit-move-earlier = La decisione «{ $step }» viene prima di «{ $other }»: chi è respinto non impegna più gli uffici.
proposal-edit-parallelise = «{ $step }» e «{ $other }» corrono insieme tra due snodi paralleli.
proposal-edit-rule = «{ $step }» diventa una regola; l’attesa dell’altro ente non c’è più.
proposal-edit-self-declaration = Solo una parte delle pratiche passa da «{ $step }»; le altre proseguono.
proposal-edit-acquire = In «{ $step }» i dati non si ricopiano più: si leggono dal sistema; resta una parte del lavoro.
proposal-edit-form = Meno pratiche prendono il ramo «{ $step }».
proposal-edit-one-desk = «{ $step }» passa a { $office }.
proposal-edit-delegate = «{ $step }» è firmato da { $office }.
proposal-edit-oftener = Le sedute di «{ $step }» sono circa il doppio.
proposal-edit-continuous = «{ $step }» non aspetta la seduta: ogni pratica quando arriva.
proposal-edit-notify = «{ $step }» va al domicilio digitale; resta una parte dell’attesa della posta.
proposal-edit-timer = Sul bordo di «{ $step }» c’è un evento a tempo: se l’altro ente tace, la pratica prosegue.
proposal-edit-pool = Personale e passi di { $other } vanno a { $office }.
proposal-edit-specialise = Una parte degli addetti fa solo «{ $step }», come ufficio a sé con lo stesso orario.
proposal-edit-move-staff = Una persona da { $other } a { $office }.
proposal-made-decision = Controllo a campione?
proposal-made-checked = nel campione
proposal-made-trusted = sulla dichiarazione
proposal-made-alone = un solo passo
proposal-question-eliminate = Una norma o un regolamento chiede questo passo?
proposal-question-merge = Chi istruisce e chi controlla devono restare distinti?
proposal-question-move-earlier = Prima di un rigetto su istanza va sentito l’interessato (L. 241/1990, art. 10-bis): il preavviso resta al suo posto?
proposal-question-parallelise = L’ordine dei due passi è fissato da una norma, o l’uno ha bisogno dell’esito dell’altro?
proposal-question-rule = Il parere è obbligatorio per legge (L. 241/1990, art. 16)? Una regola lo può sostituire solo se chi lo rende concorda.
proposal-question-self-declaration = Il fatto si può dichiarare? Quale quota controllare, con quale criterio scritto, e che cosa segue a una dichiarazione falsa?
proposal-question-acquire = C’è un servizio per leggere quei dati, e l’ente è autorizzato? Ciò che una PA ha già non si chiede al cittadino (L. 241/1990, art. 2 c. 7).
proposal-question-form = Il modulo chiede solo ciò che la norma prevede? L’integrazione sospende il termine una sola volta (L. 241/1990, art. 2 c. 7).
proposal-question-one-desk = L’unità responsabile è fissata per tipo di procedimento (L. 241/1990, art. 4): l’atto che la fissa va cambiato?
proposal-question-delegate = La firma si può delegare, e con quale atto? Chi adotta il provvedimento può discostarsi dall’istruttoria solo motivando (L. 241/1990, art. 6).
proposal-question-oftener = Il regolamento dell’organo fissa il calendario, e c’è il numero legale?
proposal-question-continuous = La legge vuole un organo collegiale, o può decidere una persona?
proposal-question-notify = Il destinatario ha un domicilio digitale? Per gli altri resta la posta.
proposal-question-timer = Che cosa vale il silenzio qui? Per ambiente, paesaggio e salute si attende comunque (L. 241/1990, art. 16, 17, 17-bis).
proposal-question-pool = Profili e contratti lo permettono, e chi dirige l’ufficio unito?
proposal-question-specialise = Profili e contratti lo permettono, e chi sostituisce gli addetti dedicati quando mancano?
proposal-question-move-staff = Profilo e contratto della persona lo permettono, e chi fa il lavoro che lascia?
proposal-why-eliminate = Non tocca il termine, non decide, e nessuno usa ciò che produce: serve?
proposal-why-merge = Stesso ufficio, uno dopo l’altro.
proposal-why-move-earlier = Il controllo può respingere la pratica, e ciò che lo precede non gli serve.
proposal-why-parallelise = Uffici diversi; nessun documento e nessun dato passa dall’uno all’altro.
proposal-why-parallelise-unsaid = Uffici diversi; documenti e sistemi non sono annotati su tutti e due: verificare che nulla passi dall’uno all’altro.
proposal-why-rule = Si aspetta un altro ente.
proposal-why-self-declaration = Un ufficio controlla ogni pratica.
proposal-why-acquire = Qui si ricopiano dati a mano.
proposal-why-form = Il ramo aspetta il richiedente e torna al controllo: la pratica era incompleta.
proposal-why-one-desk = La pratica va a un altro ufficio.
proposal-why-delegate = Per la firma la pratica va a un altro ufficio.
proposal-why-oftener = Si aspetta la seduta.
proposal-why-continuous = Si aspetta la seduta.
proposal-why-notify = Si aspetta la posta.
proposal-why-timer = Si aspetta un altro ente senza un termine.
proposal-why-pool = Stesso orario; l’uno è pieno, l’altro meno.
proposal-why-specialise = L’ufficio fa anche altro: il lavoro breve aspetta dietro a quello lungo.
proposal-why-move-staff = L’ufficio è pieno, l’altro può dare una persona.
proposal-not-gone = Il passo non c’è più.
proposal-not-not-a-task = Non è un’attività.
proposal-not-not-in-line = Ha più di una freccia in entrata o in uscita.
proposal-not-has-events = Ha eventi sul bordo.
proposal-not-on-the-clock = Un effetto sul termine dipende da qui.
proposal-not-decides = Qui si decide.
proposal-not-needed-later = Un altro passo usa ciò che produce.
proposal-not-leads-there-too = Una freccia porta già direttamente a ciò che segue.
proposal-not-no-neighbor = Non c’è un’attività subito prima o dopo.
proposal-not-no-office = L’ufficio non è noto.
proposal-not-same-office = È lo stesso ufficio: lavora comunque su una cosa per volta.
proposal-not-other-office = Il passo vicino è di un altro ufficio.
proposal-not-answers-it = L’uno risponde all’altro.
proposal-not-other-phase = I due passi sono di fasi diverse.
proposal-not-passes-data = Un documento o un dato passa dall’uno all’altro.
proposal-not-no-check = Non porta a una scelta che respinge la pratica.
proposal-not-nothing-before = Prima non c’è nulla che si possa fare dopo.
proposal-not-not-ours = Non è un ufficio dell’ente.
proposal-not-checks-nothing = Non esamina documenti.
proposal-not-no-incomplete = Nessun ramo chiede di nuovo al richiedente.
proposal-not-no-share = La quota del ramo non è nota.
proposal-not-not-alike = Attese, sedute, ripetizioni o addetti non si possono unire.
proposal-not-no-opinion = Non si aspetta un altro ente.
proposal-not-no-copying = Nessun dato è segnato come ricopiato a mano.
proposal-not-no-decision = Non è un passo della fase di decisione.
proposal-not-no-hand-off = Non si passa di mano a un altro ufficio dell’ente.
proposal-not-no-sittings = Non dipende da sedute.
proposal-not-often-enough = Le sedute sono già settimanali, o in date fissate.
proposal-not-no-post = Non si aspetta la posta.
proposal-not-has-a-term = Un termine chiude già l’attesa.
proposal-not-no-figure = La cifra di legge a quella data non è nota con certezza.
proposal-not-no-staff = Gli addetti dell’ufficio non sono noti.
proposal-not-one-person = Nell’ufficio c’è una sola persona.
proposal-not-few-staff = L’ufficio non ha abbastanza addetti per questo passo e per gli altri insieme.
proposal-not-only-step = L’ufficio non fa altro in questo procedimento.
proposal-not-no-load = Il carico dell’ufficio non è noto.
proposal-not-nobody-free = Nessun altro ufficio può dare una persona.
proposal-not-nobody-alike = Nessun altro ufficio con lo stesso orario è meno pieno.
assumed-work-left = lavoro che resta
assumed-wait-left = attesa che resta
assumed-share-left = quota che resta
assumed-checked = pratiche controllate
assumed-minutes = lavoro, in minuti
assumed-days = termine, in giorni
assumed-staff = addetti solo per questo passo
assumed-guess = stima da verificare
assumed-value = { $what }: { $value } ({ $source })
edit-adopt = proposta accolta: { $what ->
    [eliminate] { proposal-eliminate }
    [merge] { proposal-merge }
    [move-earlier] { proposal-move-earlier }
    [parallelise] { proposal-parallelise }
    [rule] { proposal-rule }
    [self-declaration] { proposal-self-declaration }
    [acquire] { proposal-acquire }
    [form] { proposal-form }
    [one-desk] { proposal-one-desk }
    [delegate] { proposal-delegate }
    [oftener] { proposal-oftener }
    [continuous] { proposal-continuous }
    [notify] { proposal-notify }
    [timer] { proposal-timer }
    [pool] { proposal-pool }
    [specialise] { proposal-specialise }
   *[move-staff] { proposal-move-staff }
}
finding-proposal-unfit = La proposta non si adatta più al disegno.
finding-proposal-unfit-hint = Cerca di nuovo le proposte, o fai la modifica a mano.
finding-adopted-too-many = Le proposte accolte sono già troppe per questa variante.
finding-adopted-too-many-hint = Fai una nuova variante.
proposals-title = Proposte
proposals-left-out = { $count ->
    [one] Un’altra proposta non è elencata.
   *[other] Altre { $count } proposte non sono elencate.
}
proposals-none = Nessuna proposta trovata: mancano forse tempi, uffici, documenti o sistemi sui passi. Su un passo scelto ci sono tutte le leve.
proposals-no-term = Nessun termine nella scheda, o nessuno è mancato: si ordina per tempo medio.
proposals-no-cases = Nessun caso si conclude nel tempo simulato: gli effetti non si possono misurare.
proposals-cannot-run = Il procedimento non si può simulare: le proposte non hanno cifre. { $why }
proposals-how = Differenze da coppie di repliche con la stessa sorte; stesso posto: l’ordine non si può ancora dire. La questione di legge resta a chi decide.
proposals-refused = non si adatta
proposals-not-tried = non provata
proposals-at-base = Proposte: il procedimento com’è, { $n } repliche
proposals-at-singles = Proposte: una per una, { $n } repliche
proposals-at-sets = Proposte: più insieme, { $n } repliche
proposals-at-frontier = Proposte: la frontiera, { $n } repliche
proposals-done = Proposte: { $n } repliche
frontier-title = Quanto si ottiene con quanto
frontier-euro = Spesa del primo anno (una volta e l’anno) e guadagno; ogni punto dà di più del precedente, con certezza, misurato con una sorte che non l’ha scelto.
frontier-changes = Numero di modifiche e guadagno: nessuno ha detto che cosa costano. Ogni punto dà di più del precedente, con certezza, misurato con una sorte che non l’ha scelto.
frontier-none = Nessun insieme di proposte dà con certezza di più del procedimento com’è.
frontier-unpriced = { $count ->
    [one] Una proposta senza costo non entra negli insiemi.
   *[other] { $count } proposte senza costo non entrano negli insiemi.
}
frontier-sets = { $count ->
    [0] Nessun insieme di più proposte provato.
    [one] Un insieme di più proposte provato.
   *[other] { $count } insiemi di più proposte provati.
}
frontier-of = { $count ->
    [one] { $count } modifica
   *[other] { $count } modifiche
}
proposals-col-rank = #
proposals-col-proposal = proposta
proposals-col-where = dove
proposals-col-within = entro il termine
proposals-col-time = tempo medio
proposals-col-cost = costo per pratica
proposals-col-price = spesa 1º anno
proposals-col-code = codice
proposals-col-set = insieme
edit-adopt-all = { $count ->
    [one] una proposta accolta
   *[other] { $count } proposte accolte
}
cli-about-improve = Trova proposte per un procedimento, le misura e cerca gli insiemi migliori.
cli-arg-budget = Spesa massima del primo anno per un insieme di proposte, in euro.
cli-arg-changes = Proposte al massimo in un insieme (1–12).
cli-arg-cost = Quanto costa una proposta, per codice; si può ripetere.
cli-arg-step = Passo di cui si misurano anche tutte le leve, per identificativo; si può ripetere
cli-improve-step = non c’è alcun passo «{ $value }»
cli-improve-cost = «{ $value }» non è CODICE=EURO di una proposta trovata. Esempio: --cost parallelise:a+b=2500. I codici sono nell’elenco di «prodigio improve FILE».
half-numbers = Numeri, uno per uno
proposal-accept = Accogli in una variante futura
proposal-accept-of = Accogli: { $what }
proposal-measure = Misura tra le proposte
proposal-measure-of = Misura: { $what }
proposal-accept-set = Accogli l’insieme
proposal-law = Questione di legge: { $question }
proposal-cost-once = costo una volta
proposal-cost-yearly = costo l’anno
proposal-unknown = non noto
assumed-wrong = Numero fuori dai limiti: una quota da 0 a 100 %, o un numero non negativo fino a 10.000.
frontier-budget = Spesa massima del primo anno
frontier-points = punti di quota entro il termine
frontier-days = giorni in meno
frontier-spoken = { $count ->
    [one] Frontiera con un punto
   *[other] Frontiera con { $count } punti
}
adopted-title = Proposte accolte
adopted-expected = atteso: { $figures }
adopted-cost = spesa del primo anno: { $euro }
adopted-owner = Chi se ne occupa
adopted-note = Annotazione
half-across = Varianti × scenari
across-indicator = Indicatore
across-variant = variante
across-note = Ogni variante in ogni scenario. La prima riga è il valore con l’intervallo; le altre dicono la differenza dalla prima nello stesso scenario, con la stessa sorte.
across-no-scenarios = Nessuna variante ha scenari: nascono da «Numeri, uno per uno», con il più in fondo alla riga.
across-left-out = Non giocate: { $variants ->
    [one] una variante
   *[other] { $variants } varianti
}, { $scenarios ->
    [one] uno scenario
   *[other] { $scenarios } scenari
}.
across-in-part = * Una parte dello scenario nomina uffici, passi o frecce che questa variante non ha, oppure dà addetti o quote che questa variante ha cambiato: dove nomina ciò che manca vale il resto, altrove vale il numero dello scenario.
across-first-cannot = «{ $name }» non si può simulare: senza la prima riga non ci sono cifre con cui confrontare le altre.
across-cannot-run = non si simula
across-cannot-why = Perché «{ $name }» non si può simulare: { $why }
across-waits = La tabella si gioca o si riprende appena la simulazione è finita.
across-progress = Varianti e scenari: { $done } di { $most }
payback-title = Rientro della spesa
payback-spent = { $once } una volta, { $yearly } l’anno{ $unpriced ->
    [0] { "" }
    [one] {" "}(una proposta accolta è senza costo noto)
   *[other] {" "}({ $unpriced } proposte accolte sono senza costo noto)
}
payback-saved = risparmio { $euro } ± { $half } l’anno, tolta la spesa annua
payback-after = si ripaga in { $mean } anni (da { $least } a { $most })
payback-at-once = nessuna spesa iniziale: si ripaga subito
payback-cannot-tell = non si può dire se si ripaga; non prima di { $least } anni
payback-never = non si ripaga
payback-unknown = il rientro non è noto: mancano le pratiche l’anno, i costi orari o le repliche
cli-arg-all = Gioca tutte le varianti in tutti gli scenari, contro la prima
cli-arg-indicator = L’indicatore della tabella, per chiave, come mean-time o cost; con --all
cli-across-none = non c’è alcun indicatore «{ $value }» per questo procedimento. Ci sono: { $known }
