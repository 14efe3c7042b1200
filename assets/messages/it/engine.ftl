# Engines and the folder that hands a procedure over.
engine-operaton = Operaton
engine-camunda7 = Camunda 7
engine-camunda8 = Camunda 8
engine-flowable = Flowable
engine-spiff = SpiffWorkflow
engine-bpmn-engine = bpmn-engine
engine-bpmn = BPMN 2.0 eseguibile

# Types of values.
type-text = testo
type-number = numero
type-boolean = vero o falso
type-date = data

# Forms.
form-document-in = { $name }: esaminato
form-document-out = { $name }: numero di protocollo o collegamento
deliver-file = File
deliver-forms = Moduli ({ $count })
deliver-no-forms = Nessuna attività di persone chiede qualcosa: non ci sono moduli.
deliver-form-of = Modulo di
deliver-form-hint = Così lo vede chi svolge l’attività. Si può provare: quello che scrivi qui non viene conservato.
deliver-form-empty = Non chiede nulla: chi svolge l’attività la dichiara conclusa.
deliver-form-day = aaaa-mm-gg
deliver-project = Scrivi la cartella

# What an engine cannot be told; the hint says what was written instead.
finding-engine-send-task = «{ $step }»: questo motore non affida un invio a un programma.
finding-engine-send-task-hint = Nel file è un’attività automatica.
finding-engine-start-message = «{ $step }»: qui un messaggio non avvia un caso.
finding-engine-start-message-hint = Nel file è un inizio ordinario: il programma che ospita il motore avvia il caso quando il messaggio arriva.
finding-engine-transaction = «{ $step }»: questo motore non conosce le transazioni.
finding-engine-transaction-hint = Nel file è un sottoprocesso ordinario: nulla si annulla da sé.
finding-engine-call-elsewhere = «{ $step }» richiama «{ $called }», che non è in questo file.
finding-engine-call-elsewhere-hint = Pubblica anche quel procedimento, con questo nome come identificativo.
finding-engine-call-out = «{ $step }»: questo motore passa le variabili al procedimento richiamato, ma non le riporta tutte.
finding-engine-call-out-hint = Nel file entrano tutte; indica nel motore quelle che devono tornare.
finding-engine-link-event = «{ $step }»: questo motore non conosce i collegamenti fra punti del disegno.
finding-engine-link-event-hint = Nel file una freccia unisce i due punti.
finding-engine-link-alone = «{ $step }»: manca l’altro capo di questo rimando.
finding-engine-link-alone-hint = Nel file resta solo, e un motore può rifiutarlo: dai ai due rimandi lo stesso nome allo stesso livello, o disegna quello che manca.
finding-engine-link-alone-plain = «{ $step }»: manca l’altro capo di questo rimando.
finding-engine-link-alone-plain-hint = Questo motore non conosce i rimandi, quindi nel file è un evento qualunque: in uno di partenza il caso finisce senza avviso, a uno di arrivo non giunge nessun caso. Dai ai due rimandi lo stesso nome allo stesso livello, o disegna quello che manca.
finding-engine-throw-event = «{ $step }»: questo motore non emette questo evento.
finding-engine-throw-event-hint = Nel file il caso passa oltre senza emetterlo.
finding-engine-catch-event = «{ $step }»: questo motore non attende questo evento.
finding-engine-catch-event-hint = Nel file aspetta un messaggio.
finding-engine-timer-cycle = «{ $step }»: qui questo motore non ripete un timer.
finding-engine-timer-cycle-hint = Nel file scatta una volta.
finding-engine-condition-nowhere = Qui la condizione, o il segno di ramo ordinario, non decide nulla.
finding-engine-condition-nowhere-hint = Nel file non c’è.
finding-engine-condition-kept = La condizione «{ $condition }» è scritta per il motore e prodigio non la capisce.
finding-engine-condition-kept-hint = Nel file è com’era: nessun percorso di prova la attraversa.
finding-engine-name-reserved = La variabile «{ $name }» di questa condizione ha un nome che alcuni motori tengono per sé.
finding-engine-name-reserved-hint = Nel file c’è comunque: dalle un altro nome se il motore la rifiuta.
finding-engine-condition-label = La condizione «{ $condition }» non è un’espressione.
finding-engine-condition-label-hint = Nel file è la descrizione della freccia; decide la variabile del gateway.
finding-engine-case-officer = «{ $step }»: qui non si può dire che l’attività è del responsabile del procedimento.
finding-engine-case-officer-hint = Nel file resta la corsia: assegnala nel programma che mostra le attività.
finding-engine-due-date = «{ $step }»: la scadenza corre da quando l’attività comincia, non dall’orologio legale.
finding-engine-due-date-hint = Nel file è l’intera durata del termine: se il termine corre da prima, correggila.
finding-engine-priority-range = «{ $step }»: la priorità va oltre la scala del motore.
finding-engine-priority-range-hint = Nel file è la più vicina possibile.
finding-engine-priority-nowhere = «{ $step }»: in un motore hanno priorità solo le attività di persone.
finding-engine-priority-nowhere-hint = Nel file non c’è.
finding-engine-form = «{ $step }»: questo file non può contenere il modulo ({ $fields }).
finding-engine-form-hint = Il modulo è nella cartella di consegna: chi costruisce le schermate può disegnarlo.
finding-engine-form-kept = «{ $step }»: il file dà già un modulo a questa attività.
finding-engine-form-kept-hint = Nel file resta quel modulo, com’era; ciò che chiederebbe prodigio non c’è.
finding-engine-form-date = «{ $step }»: nelle condizioni di questo motore una data è un testo.
finding-engine-form-date-hint = Nel modulo si scrive come aaaa-mm-gg.
finding-engine-nobody-asked = «{ $step }»: nessun modulo chiede { $variables }.
finding-engine-nobody-asked-hint = Il valore deve venire dal programma che svolge il passo precedente o da chi avvia il caso.
finding-engine-documents = «{ $step }»: i documenti in entrata e in uscita non sono nel file.
finding-engine-documents-hint = Solo le attività di persone hanno un modulo.
finding-engine-backlog = «{ $step }»: i casi in attesa all’inizio servono alla simulazione.
finding-engine-backlog-hint = Nel file non ci sono.
finding-engine-answer = Il tempo di risposta di una vasca chiusa serve alla simulazione.
finding-engine-answer-hint = Nel file il caso aspetta finché la risposta arriva.
finding-engine-group = L’ufficio «{ $name }» nel motore è il gruppo { $group }.
finding-engine-group-hint = Nel file il nome non c’è, se non dove lo dice una corsia.
finding-engine-office-kind = «{ $name }» non è un ufficio dell’ente.
finding-engine-office-kind-hint = Nel file si esegue solo il processo dell’ente; le attività di altri in quel processo hanno comunque un gruppo.
finding-engine-organigram = «{ $name }»: l’ufficio superiore e il codice IPA non sono nel file.
finding-engine-organigram-hint = Restano nello studio: definisci i gruppi nel motore.
finding-engine-band-office = L’ufficio di una corsia o vasca è nel file solo come gruppo delle sue attività.
finding-engine-band-office-hint = Dove il dialetto non ha gruppi resta il nome della corsia.
finding-engine-artifact-lane = La corsia di un oggetto accanto al flusso non si può dire.
finding-engine-artifact-lane-hint = Nel file resta la sua posizione nel disegno.
finding-engine-line-name = Una linea di associazione non ha nome in BPMN.
finding-engine-line-name-hint = Nel file il nome non c’è.
finding-engine-field = Il campo «{ $field }» non si può dire a un motore.
finding-engine-field-hint = Nel file non c’è; resta nello studio.
finding-engine-outcome = «{ $step }»: un motore non sa che cosa significa in diritto una fine.
finding-engine-outcome-hint = Nel file resta il nome della fine.
finding-engine-card = La scheda non si può dire a un motore: { $field ->
        [description] descrizione
        [initiative] iniziativa
        [basis] base normativa
        [unit] unità responsabile
        [case_officer] responsabile del procedimento
        [deciding_body] organo che decide
        [substitute_power] potere sostitutivo
        [adopted] proposte accolte
        [remedies] rimedi
        [notes] note
       *[other] { $field }
    }.
finding-engine-card-hint = Resta nello studio.
finding-engine-term = Il termine «{ $name }», con il suo computo, non si può dire a un motore.
finding-engine-term-hint = Nel file c’è solo come durata { $length }, dove un timer lo attende o un’attività lo conclude.
finding-engine-silence = Il silenzio allo scadere del termine «{ $name }» non è disegnato.
finding-engine-silence-hint = Nel file non accade nulla alla scadenza: disegna un timer sul bordo, legato al termine.
finding-engine-first-day = Il primo giorno serve alla simulazione.
finding-engine-first-day-hint = Nel file non c’è.
finding-engine-languages = Un file per un motore è in una lingua sola.
finding-engine-languages-hint = Nel file c’è quella dello studio; i testi nelle altre restano nello studio.
finding-engine-body = I dati dell’ente non sono nel file.
finding-engine-body-hint = Restano nello studio.
finding-engine-foreign = «{ $step }»: porta parole di un altro programma, che questo motore non legge.
finding-engine-foreign-hint = Nel file restano come erano.
finding-engine-arrows-loose = { $count ->
    [one] Una freccia o un collegamento ha un capo che manca o che non è nel file: { $arrows }.
   *[other] { $count } frecce o collegamenti hanno un capo che manca o che non è nel file: { $arrows }.
}
finding-engine-arrows-loose-hint = Nel file non resta: un motore lo rifiuterebbe. Disegna di nuovo quel che serve.
finding-engine-flows-across = { $count ->
    [one] Una freccia porta da un processo o sottoprocesso a un altro: { $arrows }.
   *[other] { $count } frecce portano da un processo o sottoprocesso a un altro: { $arrows }.
}
finding-engine-flows-across-hint = Nel file non resta: un motore lo rifiuterebbe. Fra due vasche passa un messaggio; da un sottoprocesso si esce dal suo bordo.
finding-engine-data-asked = I dati disegnati non si eseguono.
finding-engine-data-asked-hint = Nel file sono una domanda nel modulo delle attività che li usano.

# The page of a folder.
handover-intro = Questa cartella fa eseguire il procedimento a { $engine }. L’ha scritta prodigio { $version } dallo studio: per cambiare qualcosa, cambia lo studio e scrivi di nuovo la cartella.
handover-files = I file
handover-file-process = il processo
handover-file-forms = i moduli delle attività, per form-js
handover-file-paths = per ogni fine del procedimento, le variabili, i timer e gli eventi che vi portano
handover-file-start = lo stesso, come corpo della richiesta che avvia un caso
handover-deploy = Pubblicare e avviare
handover-deploy-operaton = Pubblica `{ $file }` con `POST /deployment/create` (multipart) dell’interfaccia REST del motore. Avvia un caso con `POST /process-definition/key/{ $process }/start` e un file di `start/` come corpo. Chi svolge un’attività la conclude dalla lista delle attività; da un programma, con `POST /task/ID/complete`.
handover-deploy-camunda7 = Pubblica `{ $file }` con `POST /deployment/create` (multipart) dell’interfaccia REST del motore. Avvia un caso con `POST /process-definition/key/{ $process }/start` e un file di `start/` come corpo. Chi svolge un’attività la conclude dalla lista delle attività; da un programma, con `POST /task/ID/complete`.
handover-deploy-camunda8 = Pubblica insieme `{ $file }` e i file di `forms/` con `POST /v2/deployments` (multipart, campo `resources`). Avvia un caso con `POST /v2/process-instances` e un file di `start/` come corpo (processo `{ $process }`). Le attività si svolgono in Tasklist, con i loro moduli.
handover-deploy-flowable = Pubblica `{ $file }` con `POST /repository/deployments` (multipart) dell’interfaccia REST. Avvia un caso con `POST /runtime/process-instances` e un file di `start/` come corpo (processo `{ $process }`). Un programma conclude un’attività con `POST /runtime/tasks/ID` e `"action": "complete"`.
handover-deploy-spiff = Leggi `{ $file }` con il `CamundaParser` di SpiffWorkflow, che ne legge anche i moduli, e prendi il processo `{ $process }`. Metti le variabili di un file di `paths/` nei dati della prima attività pronta e fai avanzare il processo; ogni attività di persone mostra `task_spec.form`.
handover-deploy-bpmn-engine = Passa il testo di `{ $file }` come `source` di `new Engine(…)` e le variabili di un file di `paths/` come `variables`; parte il processo `{ $process }`. Le condizioni leggono `environment.variables`: chi conclude un’attività mette lì le risposte, prima di `signal()`. I compiti automatici chiedono una funzione di servizio.
handover-deploy-bpmn = Carica `{ $file }` nel motore e avvia il processo `{ $process }` con le variabili di un file di `paths/`. Le condizioni sono scritte come `${"{"}…{"}"}`: se il motore ha un’altra lingua, scegli il suo dialetto.
handover-message-operaton = Questo procedimento comincia con un messaggio: manda il file di `start/` a `POST /message`.
handover-message-camunda7 = Questo procedimento comincia con un messaggio: manda il file di `start/` a `POST /message`.
handover-message-camunda8 = Questo procedimento comincia con un messaggio: manda il file di `start/` a `POST /v2/messages/publication`.
handover-message-flowable = Questo procedimento comincia con un messaggio: il file di `start/` lo nomina in `message`.
handover-variables = Le variabili
handover-variable = Variabile
handover-meaning = Che cosa dice
handover-values = Valori
handover-set-by = La stabilisce
handover-set-outside = un programma, o chi avvia il caso
handover-days = Una data si scrive `aaaa-mm-gg`.
handover-paths = I percorsi
handover-paths-how = Per ripetere un percorso avvia un caso con le variabili del suo file, concludi ogni attività senza cambiarle e fai scattare i timer segnati `fire` (e nessuno di quelli segnati `never`); dove si attende uno fra più eventi, accade quello indicato sotto `events`.
handover-path = File
handover-end = Fine
handover-way = Passi
handover-groups = I gruppi
handover-groups-how = Ogni attività è proposta al gruppo del suo ufficio. Crea nel motore questi gruppi e mettici le persone.
handover-group = Gruppo
handover-office = Ufficio
handover-jobs = Che cosa svolgono i programmi
handover-jobs-how = Un programma ascolta ciascuno di questi argomenti e conclude il lavoro.
handover-jobs-caller = Il programma che ospita il motore svolge questi passi e li dichiara conclusi.
handover-topic = Argomento
handover-step = Passo
handover-messages = I messaggi
handover-messages-how = Un messaggio arriva al suo caso con il suo nome e la chiave del caso.
handover-messages-key = Un messaggio arriva al suo caso con il suo nome e il valore della variabile `{ $key }`, che ogni caso riceve all’inizio.
handover-message = Messaggio
handover-losses = Che cosa il file non dice
handover-nothing-lost = Nulla si è perso.

# Conditions.
finding-condition-unread = La condizione «{ $condition }» non si legge, carattere { $column }: { $trouble ->
        [condition-too-large] troppo lunga o annidata
        [condition-ends] finisce troppo presto
       *[condition-unexpected] qui non può stare «{ $what }»
        [condition-open-text] manca la virgoletta di chiusura
        [condition-no-such-day] il giorno { $what } non esiste
        [condition-types] c’è { $is ->
            [type-number] un numero
            [type-boolean] vero o falso
            [type-date] una data
           *[type-text] un testo
        }, serve { $wanted ->
            [type-number] un numero
            [type-boolean] vero o falso
            [type-date] una data
           *[type-text] un testo
        }
        [condition-two-types] { $what } è usata come { $is ->
            [type-number] un numero
            [type-boolean] vero o falso
            [type-date] una data
           *[type-text] un testo
        } e come { $wanted ->
            [type-number] un numero
            [type-boolean] vero o falso
            [type-date] una data
           *[type-text] un testo
        }
        [condition-no-order] maggiore e minore valgono per numeri, date e testi
    }.
finding-condition-unread-hint = Scrivi per esempio: importo > 1000 and esito = "si".
finding-condition-mixed = La variabile { $what } è usata come { $is ->
            [type-number] un numero
            [type-boolean] vero o falso
            [type-date] una data
           *[type-text] un testo
        } e altrove come { $wanted ->
            [type-number] un numero
            [type-boolean] vero o falso
            [type-date] una data
           *[type-text] un testo
        }.
finding-condition-mixed-hint = Usala allo stesso modo in tutte le condizioni.
remedy-condition = Scrivi la condizione…
deliver-more-places = e altri { $count }
deliver-more-losses = e altre { $count }: sono tutte nella pagina della cartella
handover-case-id = la chiave del caso, diversa per ogni caso
handover-case-officer = chi, fra le persone, è responsabile del procedimento
finding-engine-form-number = «{ $step }»: nei moduli di questo motore i numeri sono interi.
finding-engine-form-number-hint = Nel modulo si chiede un intero: per i decimali usa un’unità più piccola.
finding-engine-no-path = «{ $step }»: non si è trovato un percorso che vi porti.
finding-engine-no-path-hint = Nella cartella non ci sono variabili per questa fine: le condizioni lungo la via si contraddicono, nulla vi conduce, o le vie da provare sono troppe. Sui bordi si seguono solo i timer, non errori, messaggi o segnali.
handover-processes = Nel file girano più processi. Avvia quello in cui comincia il percorso:
finding-engine-start-chosen = «{ $step }»: questo motore non avvia un caso qui.
finding-engine-start-chosen-hint = Nel file ci si arriva da un gateway dietro il primo inizio: la sua variabile dice dove comincia il caso.
finding-engine-throws-several = «{ $step }» emette più eventi.
finding-engine-throws-several-hint = Nel file emette un solo messaggio, o nulla se il motore non ne emette.
finding-engine-start-inside = «{ $step }»: all’inizio di un sottoprocesso non si attende nulla.
finding-engine-start-inside-hint = Nel file è un inizio ordinario.
