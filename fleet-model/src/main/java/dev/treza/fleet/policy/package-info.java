/**
 * Rules and verdicts (TRUST section 5): what the charter's policy says of one request. Pure; time
 * and history come in as arguments.
 */
@NullMarked
package dev.treza.fleet.policy;

import org.jspecify.annotations.NullMarked;
