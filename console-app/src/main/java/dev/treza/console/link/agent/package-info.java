/**
 * Enclaves over the SDK's attested channel: how the ports of {@code link} are kept. Knows no
 * process and no file.
 */
@NullMarked
package dev.treza.console.link.agent;

import org.jspecify.annotations.NullMarked;
