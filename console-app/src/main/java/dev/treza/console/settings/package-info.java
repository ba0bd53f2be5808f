/**
 * Settings: the user's own credential, and his own node of each network. What is chosen is kept by
 * the credential's workshop and the link to nodes.
 */
@NullMarked
package dev.treza.console.settings;

import org.jspecify.annotations.NullMarked;
