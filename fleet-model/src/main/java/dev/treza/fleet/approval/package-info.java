/** One officer's signed yes or no to one request, and the checks it must pass (TRUST section 4). */
@NullMarked
package dev.treza.fleet.approval;

import org.jspecify.annotations.NullMarked;
