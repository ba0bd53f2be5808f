package dev.treza.fleet.kms;

/// What a statement of a policy does; a denial wins over every permission.
public enum Effect {
  ALLOW("Allow"),
  DENY("Deny");

  private final String text;

  Effect(String text) {
    this.text = text;
  }

  /// As policies write it.
  public String text() {
    return text;
  }
}
