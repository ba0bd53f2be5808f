package dev.treza.console.controls;

import java.net.URL;

/// The console's own style sheet, on top of the theme's colours.
public final class StyleSheet {
  private StyleSheet() {}

  /// Its address, for a scene's list of style sheets.
  public static String url() {
    URL sheet = StyleSheet.class.getResource("console.css");
    if (sheet == null) {
      throw new IllegalStateException("the style sheet is not built in");
    }
    return sheet.toExternalForm();
  }
}
