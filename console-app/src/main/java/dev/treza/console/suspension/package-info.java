/**
 * Suspends officers, clients and wallets, and lifts that, wherever a screen offers it: what is
 * asked is shown, signed with the officer's credential and sent. The agent decides whether it
 * counts.
 */
@NullMarked
package dev.treza.console.suspension;

import org.jspecify.annotations.NullMarked;
