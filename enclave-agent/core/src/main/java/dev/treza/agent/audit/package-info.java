/** The chain of receipts: every act of the agent is an entry, signed by the boot's receipt key. */
@NullMarked
package dev.treza.agent.audit;

import org.jspecify.annotations.NullMarked;
