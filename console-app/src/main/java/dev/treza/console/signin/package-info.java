/** Asks the officer at this computer for what unlocks his credential, when something needs it. */
@NullMarked
package dev.treza.console.signin;

import org.jspecify.annotations.NullMarked;
