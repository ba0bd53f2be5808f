package dev.treza.console.shell;

import javafx.scene.Parent;
import org.kordamp.ikonli.Ikon;

/// One entry of the navigation.
///
/// @param id stable; the control's id is `nav-` and this
/// @param title with the mnemonic's underscore
/// @param screen what it shows
public record Destination(String id, String title, Ikon icon, Parent screen) {}
