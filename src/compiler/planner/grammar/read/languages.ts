/**
 * Words by which a language is told that is not English: the most frequent function words of Snowball's stop lists
 * (https://snowballstem.org), and words with which people ask for data. Those that English has as well tell nothing.
 */

export interface Language {
  readonly name: string;
  readonly words: ReadonlySet<string>;
  /** Letters beyond a to z. */
  readonly letters: RegExp;
}

const language = (name: string, letters: string, words: string): Language => ({
  name,
  words: new Set(words.trim().split(/\s+/)),
  letters: new RegExp(`^[a-z${letters}]+$`, "u"),
});

export const LANGUAGES: readonly Language[] = [
  language(
    "German",
    "äöüß",
    `
    der die das den dem des ein eine einen einem einer eines und oder aber nicht auch nur noch von vom zu zum zur mit nach bei beim aus auf
    für über unter zwischen ist sind war waren wird werden wurde wurden hat haben kann können soll sollen ich du er sie es wir ihr mir
    mich uns bitte was wer wie wo wann warum welche welcher welches wieviel viele alle jede jeder jedes jedem pro je dass wenn dann
    zeige zeig berechne erstelle fasse finde suche liste gib sortiere vergleiche speichere zeichne schreibe lese öffne erkläre zähle
    zusammen datei dateien daten summe durchschnitt durchschnittliche mittlere anzahl monat jahr tag woche preis umsatz spalte zeilen
    diagramm größte kleinste höchste niedrigste letzten im am ins als`,
  ),
  language(
    "French",
    "àâçéèêëîïôœùû",
    `
    le la les un une des du de et ou où mais ne pas que qui quoi dont dans sur sous avec sans pour par entre est sont était étaient sera
    ont avait je tu il elle nous vous ils elles mon ma mes son sa ses ce cet cette ces leur leurs quel quelle quels quelles combien
    comment pourquoi quand chaque tous toutes tout plus moins très aux au en se l' d' qu' n' s' j' c' m'
    montre montrez affiche affichez calcule calculez donne donnez trouve trouvez résume résumez crée créez trie compte fais faites
    enregistre liste dessine cherche fichier fichiers données moyenne moyen somme nombre mois année jour semaine prix ventes colonne
    lignes graphique dernier dernière derniers ligne svp`,
  ),
  language(
    "Spanish",
    "áéíóúüñ",
    `
    el la los las un una unos unas y o pero no que qué quien quién cual cuál cuáles cuánto cuántos cuántas cuanto cuantos cómo como dónde
    cuándo de del al en con sin por para entre sobre desde hasta es son era fue fueron está están hay tiene tienen ser mi mis su sus este esta
    estos estas ese esa se lo le les más menos muy cada todos todas todo yo nosotros
    muestra muéstrame muestrame calcula dame haz crea resume resumir encuentra busca ordena cuenta guarda dibuja lista compara agrupa
    archivo archivos datos media promedio suma número numero mes meses año años día dia semana precio ventas columna filas gráfico
    último última últimos mayor menor`,
  ),
  language(
    "Portuguese",
    "áàâãçéêíóôõúü",
    `
    o os a as um uma uns umas e ou mas não que quem qual quais quanto quantos quantas como onde quando de do da dos das em no na nos nas
    ao aos à com sem por pelo pela para entre sobre desde até é são era foi foram está estão há tem têm ser meu minha seu sua este esta
    esse essa isso se mais menos muito cada todos todas tudo eu nós você
    mostre mostra calcule calcula crie faça resuma encontre ordene conte salve guarde desenhe liste compare agrupe
    arquivo arquivos ficheiro dados média soma número mês meses ano anos dia semana preço vendas coluna linhas gráfico último última
    últimos maior menor`,
  ),
  language(
    "Italian",
    "àèéìíîòóùú",
    `
    il lo la i gli le un uno una e o ma non che chi cosa quale quali quanto quanti quante come dove quando perché di del dello della dei
    degli delle da dal dalla in nel nella nei nelle con senza per tra fra su sul sulla è sono era erano ha hanno essere mio mia suo sua
    questo questa questi queste si più meno molto ogni tutti tutte tutto io noi l' d' dell' nell' all' sull' un' dall' c' quell'
    mostra mostrami calcola crea fai riassumi trova cerca ordina conta salva disegna elenca confronta raggruppa
    dati media somma numero mese mesi anno anni giorno settimana prezzo vendite colonna righe grafico ultimo ultima ultimi al alla ai alle
    maggiore minore`,
  ),
  language(
    "Dutch",
    "éëïóöü",
    `
    de het een en of maar niet geen ook van voor naar met zonder door uit bij tussen over onder op aan in is zijn was waren wordt worden
    werd heeft hebben kan kunnen moet ik jij je hij zij ze wij we mijn uw onze dit dat deze die wie wat waar wanneer waarom hoe welke
    hoeveel veel alle elke elk per als dan er te tot om
    toon laat zien bereken maak geef vind zoek sorteer tel sla samen vergelijk lees schrijf groepeer teken
    bestand bestanden gegevens gemiddelde gemiddeld som aantal maand maanden jaar dag week prijs omzet kolom rijen grafiek laatste
    grootste kleinste hoogste laagste`,
  ),
  language(
    "Polish",
    "ąćęłńóśźż",
    `
    i oraz a ale nie tak lub albo w we z ze na do od dla po przez przy między o u pod nad za jest są był była było były będzie ma mają mi
    się to ten ta te tego tej tych który która które kto co gdzie kiedy dlaczego jak jaki jaka jakie ile każdy każda każdego każdej
    wszystkie wszystkich bardzo najbardziej
    pokaż policz oblicz utwórz zrób podaj znajdź streść podsumuj posortuj zapisz narysuj wypisz porównaj pogrupuj wyświetl przeczytaj
    plik pliku pliki plików dane danych średnia średnią suma liczba miesiąc miesiąca miesiącach rok roku dzień tydzień cena ceny cenę
    sprzedaż sprzedaży kolumna wiersze wykres ostatni ostatnich`,
  ),
  language(
    "Turkish",
    "çğıöşüâî",
    `
    ve veya ama değil da de ki mi mı mu mü bir bu şu o ben sen biz siz onlar için ile gibi kadar göre daha en çok az her tüm bütün olan
    olarak var yok ne neden nasıl nerede hangi kaç kim ise sonra önce
    göster hesapla oluştur bul listele sırala özetle kaydet çiz karşılaştır grupla say ver yap
    dosya dosyası dosyasını dosyasındaki veri verileri ortalama ortalaması toplam sayısı ay aylık yıl yıllık gün hafta fiyat fiyatı satış
    satışları sütun satır grafik son`,
  ),
];

/** Scripts by which languages are told that are not written in Latin letters. */
export const SCRIPTS: readonly (readonly [name: string, letters: RegExp])[] = [
  ["Japanese", /\p{Script=Hiragana}|\p{Script=Katakana}/u],
  ["Korean", /\p{Script=Hangul}/u],
  ["Chinese", /\p{Script=Han}/u],
  ["Russian or another language in Cyrillic letters", /\p{Script=Cyrillic}/u],
  ["Arabic or another language in its letters", /\p{Script=Arabic}/u],
  ["Greek", /\p{Script=Greek}/u],
  ["Hebrew", /\p{Script=Hebrew}/u],
  ["Hindi or another language in Devanagari letters", /\p{Script=Devanagari}/u],
  ["Thai", /\p{Script=Thai}/u],
];
