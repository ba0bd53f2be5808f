package dev.treza.console.csv;

import dev.treza.fleet.RefusalId;

/// Why a table is not read (ids `CSV-*`). The place is line and column, both from 1.
public enum CsvRefusal implements RefusalId {
  SIZE(
      "CSV-SIZE",
      "The table is larger than tables of this kind may be.",
      "Split it into several files."),
  TEXT(
      "CSV-TEXT",
      "The table is not plain UTF-8 text, or has a character that cannot be seen.",
      "Save it again as CSV in UTF-8, and look at the named place."),
  FORM(
      "CSV-FORM",
      "The table is not written as RFC 4180 says: commas between cells, double quotes around cells"
          + " that have commas, quotes or line ends.",
      "Correct the named place, or save it again as CSV with commas."),
  CELLS(
      "CSV-CELLS",
      "A row has more or fewer cells than the first one.",
      "Give every row one cell for each column; an empty cell still needs its comma.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  CsvRefusal(String id, String sentence, String nextStep) {
    this.id = id;
    this.sentence = sentence;
    this.nextStep = nextStep;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public String nextStep() {
    return nextStep;
  }
}
