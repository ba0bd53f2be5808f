/**
 * The review sheet: what a person is shown before he approves, whatever he approves, and the
 * critical risks he must acknowledge one by one. The review itself is made by the fleet model.
 */
@NullMarked
package dev.treza.console.review;

import org.jspecify.annotations.NullMarked;
