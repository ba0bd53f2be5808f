/**
 * A made-up treasury for tests: its officers with their keys, its charter, a wallet, and ways to
 * edit a document before it is read again. No test lives here.
 */
@NullMarked
package dev.treza.fleet.treasury;

import org.jspecify.annotations.NullMarked;
