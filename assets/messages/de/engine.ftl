# Engines and the folder that hands a procedure over.
engine-operaton = Operaton
engine-camunda7 = Camunda 7
engine-camunda8 = Camunda 8
engine-flowable = Flowable
engine-spiff = SpiffWorkflow
engine-bpmn-engine = bpmn-engine
engine-bpmn = Ausführbares BPMN 2.0

# Types of values.
type-text = Text
type-number = Zahl
type-boolean = wahr oder falsch
type-date = Datum

# Forms.
form-document-in = { $name }: geprüft
form-document-out = { $name }: Protokollnummer oder Verweis
deliver-file = Datei
deliver-forms = Formulare ({ $count })
deliver-no-forms = Keine Aufgabe einer Person fragt etwas ab: Es gibt keine Formulare.
deliver-form-of = Formular von
deliver-form-hint = So sieht es, wer die Aufgabe erledigt. Sie können es ausprobieren: Was Sie hier eingeben, wird nicht gespeichert.
deliver-form-empty = Es fragt nichts ab: Wer die Aufgabe erledigt, schließt sie ab.
deliver-form-day = JJJJ-MM-TT
deliver-project = Ordner schreiben

# What an engine cannot be told; the hint says what was written instead.
finding-engine-send-task = „{ $step }“: Diese Engine überlässt einen Versand keinem Programm.
finding-engine-send-task-hint = In der Datei ist sie eine automatische Aufgabe.
finding-engine-start-message = „{ $step }“: Hier startet keine Nachricht einen Fall.
finding-engine-start-message-hint = In der Datei ist es ein gewöhnlicher Beginn: Das Programm um die Engine beginnt den Fall, wenn die Nachricht kommt.
finding-engine-transaction = „{ $step }“: Diese Engine kennt keine Transaktionen.
finding-engine-transaction-hint = In der Datei ist es ein gewöhnlicher Teilprozess: Nichts wird von selbst rückgängig gemacht.
finding-engine-call-elsewhere = „{ $step }“ ruft „{ $called }“ auf, das nicht in dieser Datei steht.
finding-engine-call-elsewhere-hint = Stellen Sie auch dieses Verfahren bereit, mit diesem Namen als Kennung.
finding-engine-call-out = „{ $step }“: Diese Engine übergibt dem aufgerufenen Verfahren Variablen, bringt aber nicht alle zurück.
finding-engine-call-out-hint = In der Datei gehen alle hinein; geben Sie in der Engine an, welche zurückkommen sollen.
finding-engine-link-event = „{ $step }“: Diese Engine kennt keine Verknüpfungen zwischen Stellen der Zeichnung.
finding-engine-link-event-hint = In der Datei verbindet ein Pfeil die beiden Stellen.
finding-engine-link-alone = „{ $step }“: Das andere Ende dieses Verweises fehlt.
finding-engine-link-alone-hint = Auch in der Datei steht er allein, und eine Engine kann ihn ablehnen: beiden Verweisen derselben Ebene denselben Namen geben, oder den fehlenden zeichnen.
finding-engine-link-alone-plain = „{ $step }“: Das andere Ende dieses Verweises fehlt.
finding-engine-link-alone-plain-hint = Diese Engine kennt keine Verweise, darum steht in der Datei ein gewöhnliches Ereignis: An einem abgehenden endet der Fall stillschweigend, zu einem ankommenden gelangt keiner. Geben Sie beiden Verweisen derselben Ebene denselben Namen, oder zeichnen Sie den fehlenden.
finding-engine-throw-event = „{ $step }“: Diese Engine löst dieses Ereignis nicht aus.
finding-engine-throw-event-hint = In der Datei geht der Fall ohne es weiter.
finding-engine-catch-event = „{ $step }“: Diese Engine wartet nicht auf dieses Ereignis.
finding-engine-catch-event-hint = In der Datei wartet es auf eine Nachricht.
finding-engine-timer-cycle = „{ $step }“: Diese Engine wiederholt hier keinen Timer.
finding-engine-timer-cycle-hint = In der Datei löst er einmal aus.
finding-engine-condition-nowhere = Hier entscheidet die Bedingung oder die Markierung als Regelzweig nichts.
finding-engine-condition-nowhere-hint = Sie steht nicht in der Datei.
finding-engine-condition-kept = Die Bedingung „{ $condition }“ ist für die Engine geschrieben, prodigio versteht sie nicht.
finding-engine-condition-kept-hint = Sie steht unverändert in der Datei: Kein Beispielweg führt durch sie.
finding-engine-name-reserved = Die Variable „{ $name }“ dieser Bedingung hat einen Namen, den manche Engines für sich beanspruchen.
finding-engine-name-reserved-hint = Sie steht trotzdem in der Datei: Geben Sie ihr einen anderen Namen, wenn die Engine sie ablehnt.
finding-engine-condition-label = Die Bedingung „{ $condition }“ ist kein Ausdruck.
finding-engine-condition-label-hint = In der Datei ist sie die Beschreibung des Pfeils; es entscheidet die Variable des Gateways.
finding-engine-case-officer = „{ $step }“: Hier lässt sich nicht sagen, dass die Aufgabe der verfahrensverantwortlichen Person gehört.
finding-engine-case-officer-hint = In der Datei bleibt die Bahn: Weisen Sie die Aufgabe im Programm zu, das die Aufgaben zeigt.
finding-engine-due-date = „{ $step }“: Die Fälligkeit läuft ab Beginn der Aufgabe, nicht nach der gesetzlichen Uhr.
finding-engine-due-date-hint = In der Datei ist sie die ganze Dauer der Frist: Berichtigen Sie sie, wenn die Frist schon vorher läuft.
finding-engine-priority-range = „{ $step }“: Die Priorität liegt außerhalb der Skala der Engine.
finding-engine-priority-range-hint = In der Datei ist sie die nächstmögliche.
finding-engine-priority-nowhere = „{ $step }“: In einer Engine haben nur Aufgaben von Personen eine Priorität.
finding-engine-priority-nowhere-hint = Sie steht nicht in der Datei.
finding-engine-form = „{ $step }“: Diese Datei kann das Formular nicht enthalten ({ $fields }).
finding-engine-form-hint = Das Formular liegt im Übergabeordner: Wer die Masken baut, kann es darstellen.
finding-engine-form-kept = „{ $step }“: Die Datei gibt dieser Aufgabe schon ein eigenes Formular.
finding-engine-form-kept-hint = Dieses Formular steht unverändert in der Datei; was prodigio fragen würde, nicht.
finding-engine-form-date = „{ $step }“: In Bedingungen dieser Engine ist ein Datum ein Text.
finding-engine-form-date-hint = Im Formular wird es als JJJJ-MM-TT geschrieben.
finding-engine-nobody-asked = „{ $step }“: Kein Formular fragt { $variables } ab.
finding-engine-nobody-asked-hint = Der Wert muss von dem Programm kommen, das den Schritt davor erledigt, oder von dem, der den Fall beginnt.
finding-engine-documents = „{ $step }“: Ein- und ausgehende Dokumente stehen nicht in der Datei.
finding-engine-documents-hint = Nur Aufgaben von Personen haben ein Formular.
finding-engine-backlog = „{ $step }“: Die anfangs wartenden Fälle dienen der Simulation.
finding-engine-backlog-hint = Sie stehen nicht in der Datei.
finding-engine-answer = Die Antwortzeit eines geschlossenen Pools dient der Simulation.
finding-engine-answer-hint = In der Datei wartet der Fall, bis die Antwort kommt.
finding-engine-group = In der Engine ist das Amt „{ $name }“ die Gruppe { $group }.
finding-engine-group-hint = Sein Name steht nicht in der Datei, außer wo eine Bahn ihn nennt.
finding-engine-office-kind = „{ $name }“ ist kein Amt der Körperschaft.
finding-engine-office-kind-hint = In der Datei läuft nur der Prozess der Körperschaft; Aufgaben anderer in diesem Prozess haben trotzdem eine Gruppe.
finding-engine-organigram = „{ $name }“: Übergeordnete Einheit und IPA-Code stehen nicht in der Datei.
finding-engine-organigram-hint = Sie bleiben in der Studie: Richten Sie die Gruppen in der Engine ein.
finding-engine-band-office = Das Amt einer Bahn oder eines Pools steht nur als Gruppe seiner Aufgaben in der Datei.
finding-engine-band-office-hint = Wo der Dialekt keine Gruppen hat, bleibt der Name der Bahn.
finding-engine-artifact-lane = Die Bahn eines Objekts neben dem Fluss lässt sich nicht sagen.
finding-engine-artifact-lane-hint = In der Datei bleibt seine Stelle in der Zeichnung.
finding-engine-line-name = Eine Assoziationslinie hat in BPMN keinen Namen.
finding-engine-line-name-hint = Der Name steht nicht in der Datei.
finding-engine-field = Das Feld „{ $field }“ lässt sich einer Engine nicht sagen.
finding-engine-field-hint = Es steht nicht in der Datei; es bleibt in der Studie.
finding-engine-outcome = „{ $step }“: Eine Engine weiß nicht, was ein Ende rechtlich bedeutet.
finding-engine-outcome-hint = In der Datei bleibt der Name des Endes.
finding-engine-card = Das Datenblatt lässt sich einer Engine nicht sagen: { $field ->
        [description] Beschreibung
        [initiative] Initiative
        [basis] Rechtsgrundlage
        [unit] zuständige Einheit
        [case_officer] verfahrensverantwortliche Person
        [deciding_body] entscheidendes Organ
        [substitute_power] Ersatzbefugnis
        [adopted] angenommene Vorschläge
        [remedies] Rechtsmittel
        [notes] Anmerkungen
       *[other] { $field }
    }.
finding-engine-card-hint = Es bleibt in der Studie.
finding-engine-term = Die Frist „{ $name }“ mit ihrer Berechnung lässt sich einer Engine nicht sagen.
finding-engine-term-hint = In der Datei steht sie nur als Dauer { $length }, wo ein Timer auf sie wartet oder eine Aufgabe sie beendet.
finding-engine-silence = Das Schweigen am Ende der Frist „{ $name }“ ist nicht gezeichnet.
finding-engine-silence-hint = In der Datei geschieht bei Fristablauf nichts: Zeichnen Sie einen Timer auf einem Rand, der an die Frist geknüpft ist.
finding-engine-first-day = Der erste Tag dient der Simulation.
finding-engine-first-day-hint = Er steht nicht in der Datei.
finding-engine-languages = Eine Datei für eine Engine hat eine Sprache.
finding-engine-languages-hint = In der Datei ist es die der Studie; Texte in anderen bleiben in der Studie.
finding-engine-body = Die Angaben zur Körperschaft stehen nicht in der Datei.
finding-engine-body-hint = Sie bleiben in der Studie.
finding-engine-foreign = „{ $step }“: Er trägt Angaben eines anderen Programms, die diese Engine nicht liest.
finding-engine-foreign-hint = Sie bleiben unverändert in der Datei.
finding-engine-arrows-loose = { $count ->
    [one] Ein Pfeil oder eine Verbindung hat ein Ende, das fehlt oder nicht in der Datei ist: { $arrows }.
   *[other] { $count } Pfeile oder Verbindungen haben ein Ende, das fehlt oder nicht in der Datei ist: { $arrows }.
}
finding-engine-arrows-loose-hint = In der Datei fehlt das: Eine Engine würde sie ablehnen. Bei Bedarf neu zeichnen.
finding-engine-flows-across = { $count ->
    [one] Ein Pfeil führt aus einem Prozess oder Teilprozess in einen anderen: { $arrows }.
   *[other] { $count } Pfeile führen aus einem Prozess oder Teilprozess in einen anderen: { $arrows }.
}
finding-engine-flows-across-hint = In der Datei fehlt das: Eine Engine würde sie ablehnen. Zwischen zwei Pools geht eine Nachricht; einen Teilprozess verlässt man an seinem Rand.
finding-engine-data-asked = Gezeichnete Daten werden nicht ausgeführt.
finding-engine-data-asked-hint = In der Datei sind sie eine Frage im Formular der Aufgaben, die sie verwenden.

# The page of a folder.
handover-intro = Mit diesem Ordner führt { $engine } das Verfahren aus. prodigio { $version } hat ihn aus der Studie geschrieben: Um etwas zu ändern, ändern Sie die Studie und schreiben den Ordner neu.
handover-files = Die Dateien
handover-file-process = der Prozess
handover-file-forms = die Formulare der Aufgaben, für form-js
handover-file-paths = für jedes Ende des Verfahrens die Variablen, Timer und Ereignisse, die dorthin führen
handover-file-start = dasselbe, als Inhalt der Anfrage, die einen Fall beginnt
handover-deploy = Bereitstellen und starten
handover-deploy-operaton = Stellen Sie `{ $file }` mit `POST /deployment/create` (multipart) der REST-Schnittstelle der Engine bereit. Beginnen Sie einen Fall mit `POST /process-definition/key/{ $process }/start` und einer Datei aus `start/` als Inhalt. Personen schließen Aufgaben in der Aufgabenliste ab; ein Programm tut es mit `POST /task/ID/complete`.
handover-deploy-camunda7 = Stellen Sie `{ $file }` mit `POST /deployment/create` (multipart) der REST-Schnittstelle der Engine bereit. Beginnen Sie einen Fall mit `POST /process-definition/key/{ $process }/start` und einer Datei aus `start/` als Inhalt. Personen schließen Aufgaben in der Aufgabenliste ab; ein Programm tut es mit `POST /task/ID/complete`.
handover-deploy-camunda8 = Stellen Sie `{ $file }` und die Dateien aus `forms/` zusammen mit `POST /v2/deployments` (multipart, Feld `resources`) bereit. Beginnen Sie einen Fall mit `POST /v2/process-instances` und einer Datei aus `start/` als Inhalt (Prozess `{ $process }`). Aufgaben werden in Tasklist mit ihren Formularen erledigt.
handover-deploy-flowable = Stellen Sie `{ $file }` mit `POST /repository/deployments` (multipart) der REST-Schnittstelle bereit. Beginnen Sie einen Fall mit `POST /runtime/process-instances` und einer Datei aus `start/` als Inhalt (Prozess `{ $process }`). Ein Programm schließt eine Aufgabe mit `POST /runtime/tasks/ID` und `"action": "complete"` ab.
handover-deploy-spiff = Lesen Sie `{ $file }` mit dem `CamundaParser` von SpiffWorkflow, der auch die Formulare liest, und nehmen Sie den Prozess `{ $process }`. Geben Sie die Variablen einer Datei aus `paths/` in die Daten der ersten bereiten Aufgabe und lassen Sie den Prozess weiterlaufen; jede Aufgabe einer Person zeigt `task_spec.form`.
handover-deploy-bpmn-engine = Übergeben Sie den Text von `{ $file }` als `source` von `new Engine(…)` und die Variablen einer Datei aus `paths/` als `variables`; der Prozess `{ $process }` beginnt. Bedingungen lesen `environment.variables`: Wer eine Aufgabe abschließt, legt die Antworten vor `signal()` dort ab. Automatische Aufgaben verlangen eine Dienstfunktion.
handover-deploy-bpmn = Laden Sie `{ $file }` in die Engine und beginnen Sie den Prozess `{ $process }` mit den Variablen einer Datei aus `paths/`. Bedingungen sind als `${"{"}…{"}"}` geschrieben: Hat die Engine eine andere Sprache, wählen Sie deren Dialekt.
handover-message-operaton = Dieses Verfahren beginnt mit einer Nachricht: Senden Sie die Datei aus `start/` an `POST /message`.
handover-message-camunda7 = Dieses Verfahren beginnt mit einer Nachricht: Senden Sie die Datei aus `start/` an `POST /message`.
handover-message-camunda8 = Dieses Verfahren beginnt mit einer Nachricht: Senden Sie die Datei aus `start/` an `POST /v2/messages/publication`.
handover-message-flowable = Dieses Verfahren beginnt mit einer Nachricht: Die Datei aus `start/` nennt sie in `message`.
handover-variables = Die Variablen
handover-variable = Variable
handover-meaning = Was sie sagt
handover-values = Werte
handover-set-by = Gesetzt von
handover-set-outside = ein Programm oder wer den Fall beginnt
handover-days = Ein Datum wird `JJJJ-MM-TT` geschrieben.
handover-paths = Die Wege
handover-paths-how = Um einen Weg zu wiederholen, beginnen Sie einen Fall mit den Variablen seiner Datei, schließen jede Aufgabe ab, ohne sie zu ändern, und lassen die mit `fire` bezeichneten Timer auslösen (und keinen der mit `never` bezeichneten); wo eines von mehreren Ereignissen erwartet wird, tritt das unter `events` genannte ein.
handover-path = Datei
handover-end = Ende
handover-way = Schritte
handover-groups = Die Gruppen
handover-groups-how = Jede Aufgabe wird der Gruppe ihres Amtes angeboten. Legen Sie diese Gruppen in der Engine an und nehmen Sie die Personen auf.
handover-group = Gruppe
handover-office = Amt
handover-jobs = Was Programme erledigen
handover-jobs-how = Ein Programm hört auf jedes dieser Themen und schließt die Arbeit ab.
handover-jobs-caller = Das Programm um die Engine erledigt diese Schritte und schließt sie ab.
handover-topic = Thema
handover-step = Schritt
handover-messages = Die Nachrichten
handover-messages-how = Eine Nachricht erreicht ihren Fall über ihren Namen und den Schlüssel des Falles.
handover-messages-key = Eine Nachricht erreicht ihren Fall über ihren Namen und den Wert der Variable `{ $key }`, die jeder Fall zu Beginn erhält.
handover-message = Nachricht
handover-losses = Was die Datei nicht sagt
handover-nothing-lost = Nichts ging verloren.

# Conditions.
finding-condition-unread = Die Bedingung „{ $condition }“ ist nicht lesbar, Zeichen { $column }: { $trouble ->
        [condition-too-large] sie ist zu lang oder zu verschachtelt
        [condition-ends] sie endet zu früh
       *[condition-unexpected] „{ $what }“ kann hier nicht stehen
        [condition-open-text] das schließende Anführungszeichen fehlt
        [condition-no-such-day] den Tag { $what } gibt es nicht
        [condition-types] da ist { $is ->
            [type-number] eine Zahl
            [type-boolean] wahr oder falsch
            [type-date] ein Datum
           *[type-text] ein Text
        }, nötig ist { $wanted ->
            [type-number] eine Zahl
            [type-boolean] wahr oder falsch
            [type-date] ein Datum
           *[type-text] ein Text
        }
        [condition-two-types] { $what } wird als { $is ->
            [type-number] eine Zahl
            [type-boolean] wahr oder falsch
            [type-date] ein Datum
           *[type-text] ein Text
        } und als { $wanted ->
            [type-number] eine Zahl
            [type-boolean] wahr oder falsch
            [type-date] ein Datum
           *[type-text] ein Text
        } verwendet
        [condition-no-order] größer und kleiner gelten für Zahlen, Daten und Texte
    }.
finding-condition-unread-hint = Schreiben Sie zum Beispiel: betrag > 1000 and ergebnis = "ja".
finding-condition-mixed = Die Variable { $what } wird als { $is ->
            [type-number] eine Zahl
            [type-boolean] wahr oder falsch
            [type-date] ein Datum
           *[type-text] ein Text
        } und anderswo als { $wanted ->
            [type-number] eine Zahl
            [type-boolean] wahr oder falsch
            [type-date] ein Datum
           *[type-text] ein Text
        } verwendet.
finding-condition-mixed-hint = Verwenden Sie sie in allen Bedingungen gleich.
remedy-condition = Bedingung schreiben…
deliver-more-places = und { $count } weitere
deliver-more-losses = und { $count } weitere: Alle stehen auf der Seite im Ordner
handover-case-id = der Schlüssel des Falles, für jeden ein anderer
handover-case-officer = welche Person für das Verfahren verantwortlich ist
finding-engine-form-number = „{ $step }“: In den Formularen dieser Engine sind Zahlen ganz.
finding-engine-form-number-hint = Das Formular fragt nach einer ganzen Zahl: Verwenden Sie für Nachkommastellen eine kleinere Einheit.
finding-engine-no-path = „{ $step }“: Es wurde kein Weg gefunden, der dorthin führt.
finding-engine-no-path-hint = Im Ordner gibt es keine Variablen für dieses Ende: Bedingungen auf dem Weg widersprechen sich, nichts führt dorthin, oder es gibt zu viele Wege. An Rändern wird nur Timern gefolgt, nicht Fehlern, Nachrichten oder Signalen.
handover-processes = Mehrere Prozesse der Datei laufen. Beginnen Sie den, in dem ein Weg beginnt:
finding-engine-start-chosen = „{ $step }“: Diese Engine beginnt hier keinen Fall.
finding-engine-start-chosen-hint = In der Datei führt ein Gateway hinter dem ersten Beginn hierher: Seine Variable sagt, wo der Fall beginnt.
finding-engine-throws-several = „{ $step }“ sendet mehrere Ereignisse.
finding-engine-throws-several-hint = In der Datei sendet es eine Nachricht, oder nichts, wo die Engine keine sendet.
finding-engine-start-inside = „{ $step }“: Am Beginn eines Teilprozesses wird auf nichts gewartet.
finding-engine-start-inside-hint = In der Datei ist es ein gewöhnlicher Beginn.
