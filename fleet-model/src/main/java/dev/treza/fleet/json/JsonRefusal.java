package dev.treza.fleet.json;

import dev.treza.fleet.RefusalId;

/// Why received JSON is refused (rule `JSON-CANON`).
public enum JsonRefusal implements RefusalId {
  SIZE(
      "JSON-SIZE",
      "The document is larger than documents of this kind may be.",
      "Send a smaller document; split lists that have grown too long."),
  ENCODING(
      "JSON-ENCODING",
      "The document is not plain UTF-8 text: malformed bytes, a byte order mark or half a surrogate pair.",
      "Let the program that made it write it again as UTF-8 without byte order mark."),
  SYNTAX(
      "JSON-SYNTAX",
      "The document is not JSON as RFC 8259 defines it, or uses null, which has no meaning here.",
      "Correct the text at the named place; leave a field out instead of writing null."),
  DEPTH(
      "JSON-DEPTH",
      "Objects and arrays are nested deeper than documents may be.",
      "Flatten the document; sixteen levels are allowed."),
  DUPLICATE(
      "JSON-DUPLICATE",
      "An object names the same field twice.",
      "Remove one of the two fields; make sure which one was meant."),
  NUMBER(
      "JSON-NUMBER",
      "A JSON number stands where none may: signed documents write integers as text, and the HTTP API only takes whole numbers below 2^31.",
      "Write the integer as a decimal string."),
  CANON(
      "JSON-CANON",
      "The document is not the one canonical form that may be signed.",
      "Let the program that made it write it again; do not edit signed documents by hand."),
  SCHEMA(
      "JSON-SCHEMA",
      "A field is missing, unknown or of the wrong form.",
      "Correct the named field; the place says where it is."),
  NAME(
      "JSON-NAME",
      "A name is empty, too long, not in Unicode normal form C, or has characters that cannot be seen or that change how other text is shown.",
      "Type the name again with visible characters and single plain spaces.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  JsonRefusal(String id, String sentence, String nextStep) {
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
