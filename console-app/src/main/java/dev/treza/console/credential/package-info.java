/**
 * An officer's credential on this computer, and the approvals signed with it. Whether an approval
 * counts is decided by the agent.
 */
@NullMarked
package dev.treza.console.credential;

import org.jspecify.annotations.NullMarked;
