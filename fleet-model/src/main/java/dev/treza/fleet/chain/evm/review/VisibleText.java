package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.json.NameRule;

/// Foreign text as it may be shown: characters that cannot be seen, or that change the direction of
/// others, are spelled out.
///
/// @param hidden whether there were any
record VisibleText(String text, boolean hidden) {
  static VisibleText of(String foreign) {
    StringBuilder text = new StringBuilder();
    boolean[] hidden = {false};
    foreign
        .codePoints()
        .forEach(c -> {
          if (NameRule.isHidden(c)) {
            hidden[0] = true;
            text.append("[U+%04X]".formatted(c));
          } else {
            text.appendCodePoint(c);
          }
        });
    return new VisibleText(text.toString(), hidden[0]);
  }
}
