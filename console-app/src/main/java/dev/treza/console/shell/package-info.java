/**
 * The window around every screen: navigation, theme, the band that says which environment this is,
 * and the area that shows running tasks and the last refusal. It knows no screen by name.
 */
@NullMarked
package dev.treza.console.shell;

import org.jspecify.annotations.NullMarked;
