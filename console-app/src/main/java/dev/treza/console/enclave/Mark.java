package dev.treza.console.enclave;

/// What a line of the verification came to, for its icon and colour.
public enum Mark {
  PASSED("Passed"),
  FAILED("Failed"),
  NOT_CHECKED("Not checked"),
  NOT_REACHED("Not reached");

  private final String label;

  Mark(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
