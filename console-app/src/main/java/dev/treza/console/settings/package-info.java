/** Settings: the user's own node of each network. What is chosen is kept by the link to nodes. */
@NullMarked
package dev.treza.console.settings;

import org.jspecify.annotations.NullMarked;
