# Zwei Fassungen einer Studie werden eine, und git.

merge-ours = meine Fassung
merge-theirs = die andere Fassung
merge-stands-ours = meine bleibt
merge-stands-theirs = die andere bleibt
merge-study = Studie
merge-variant = Variante „{ $name }“
merge-scenario = Szenario „{ $name }“
merge-note = Notiz „{ $name }“
merge-field = { $place }, { $field }: meine sagt { $ours }, die andere { $theirs }; { $stands }.
merge-removed = { $place }: entfernt ({ $who }), in der anderen geändert; { $stands }.
merge-needs = { $place } bezieht sich auf { $what }, entfernt ({ $who }); { $stands }.
merge-placed = { $place }: in beiden verschoben; die Verschiebungen addieren sich.
merge-mended = { $place }: { $finding }
merge-field-title = Titel
merge-field-language = Sprache
merge-field-body = Name der Körperschaft
merge-field-territory = Gebiet
merge-field-role = Ist oder Soll
merge-field-foreign = erhaltene Inhalte anderer Programme
merge-field-said = Text der Notiz
merge-field-answers = Antworten
merge-field-done = Notiz erledigt
merge-field-on = Element der Notiz
merge-field-overrides = geänderte Werte
merge-field-black-box = ohne Inneres
merge-field-process = Prozess des anderen Programms
merge-field-other = Sonstiges
finding-merge-unrelated = Die Studien stammen nicht voneinander ab: zu wenige Schritte der Basis stehen in beiden.
finding-merge-unrelated-hint = Geben Sie als Basis die Fassung an, von der beide Änderungen ausgingen; zwei verschiedene Studien stellt „Vergleich“ nebeneinander.
finding-merge-too-many = Die Studien haben zu wenig gemeinsam: es gäbe mehr als { $limit } Konflikte.
finding-merge-too-many-hint = Prüfen Sie, ob die Basis die Fassung ist, von der beide Änderungen ausgingen.
merge-both-added = Beide Seiten haben die Datei hinzugefügt: Es gibt keine Fassung, von der beide stammen. Daher wurde nichts zusammengeführt, und meine bleibt, wie sie ist. Die Unterschiede sagt „prodigio diff MEINE ANDERE“; in einem git-Verzeichnis liefert „git show :3:./DATEI > andere.prodigio“ die andere Fassung.
merge-done = Zusammengeführt: { $taken ->
    [one] eine Sache aus der anderen Fassung übernommen
   *[other] { $taken } Sachen aus der anderen Fassung übernommen
}, { $open ->
    [0] kein Konflikt
    [one] ein Konflikt
   *[other] { $open } Konflikte
}.
merge-placed-count = { $count ->
    [one] Eine Sache wurde in beiden verschoben: die Verschiebungen addieren sich.
   *[other] { $count } Sachen wurden in beiden verschoben: die Verschiebungen addieren sich.
}
cli-about-merge = Zwei Fassungen einer Studie gleicher Herkunft zusammenführen
cli-about-diff = Sagen, was sich zwischen zwei Dateien geändert hat
cli-about-git = Ein git-Verzeichnis lehren, Studien zusammenzuführen und zu vergleichen
cli-arg-base = Die Fassung, von der beide stammen
cli-arg-ours = Meine Fassung
cli-arg-theirs = Die andere Fassung
cli-arg-prefer = Welche bleibt, wo beide nicht zusammenpassen: ours (meine) oder theirs (die andere)
cli-arg-compared = Die zwei Dateien, die verglichen werden
cli-arg-as-git = Die Argumente sind die, die git einem Vergleichsprogramm übergibt
cli-arg-repository = Der Ordner des Verzeichnisses; sonst der aktuelle
cli-diff-variant = { $name }:
cli-diff-same = Es ändert sich nichts.
cli-diff-only-before = „{ $name }“ gibt es nicht mehr.
cli-diff-only-after = „{ $name }“ ist neu.
cli-diff-usage = Zwei Dateien zum Vergleichen werden gebraucht.
git-done = Das Verzeichnis in { $path } führt Studien nun mit prodigio zusammen und vergleicht sie.
git-failed = git konnte das Verzeichnis in { $path } nicht einrichten: { $said }
git-missing = Das Programm git startet nicht: { $said } Installieren Sie es, oder führen Sie Studien mit „prodigio merge“ zusammen.
action-merge = Mit einer anderen Fassung zusammenführen …
outside-merge = Zusammenführen
edit-merge = Zusammenführung mit „{ $name }“
merge-title = Zusammenführung mit „{ $name }“
merge-count = { $open ->
    [0] Kein Konflikt
    [one] Ein Konflikt
   *[other] { $open } Konflikte
} · { $taken ->
    [one] eine Sache von dort übernommen
   *[other] { $taken } Sachen von dort übernommen
}
merge-mine = Meine
merge-other = Andere
merge-result = Ergebnis
merge-all-mine = Alles wie meine
merge-all-other = Alles wie die andere
merge-accept = Ergebnis übernehmen
merge-leave = Abbrechen
merge-base = Andere Basis …
merge-not-here = Diese Variante gibt es hier nicht.
merge-shown = Konflikt { $n } von { $of }

compare-from = Vergleichen ab
compare-against = Vergleichen mit
action-compare-file = Mit einer Datei vergleichen …
matches = Zuordnungen
matches-hint = Welcher Schritt zu welchem geworden ist. Wo eine Zuordnung falsch ist, wählen Sie den richtigen Schritt.
matches-nothing = keiner: entfernt
matches-new = neu
matches-partner = Geworden zu: { $name }
matches-as-found = Wie vom Programm gefunden
matches-all-as-found = Korrekturen von Hand zurücknehmen
finding-compare-nothing-there = Die Datei enthält keine Variante, die verglichen werden kann.
finding-compare-nothing-there-hint = Wählen Sie eine Studie mit mindestens einem Verfahren.
