/**
 * The order of key use (rule {@code KEY-ORDER}): decode, judge, record, use the key, verify,
 * receipt. No signature exists outside this order.
 */
@NullMarked
package dev.treza.agent.pipeline;

import org.jspecify.annotations.NullMarked;
