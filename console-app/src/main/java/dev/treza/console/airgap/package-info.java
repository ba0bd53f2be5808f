/**
 * Carries a decision across an air gap in files: what is asked on the one side, exported and taken
 * back on the other. The checks are those of the fleet model; here lies what is open meanwhile.
 */
@NullMarked
package dev.treza.console.airgap;

import org.jspecify.annotations.NullMarked;
