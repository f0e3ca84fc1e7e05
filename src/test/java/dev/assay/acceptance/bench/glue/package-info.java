/** Steps for the feature that measures what the judge itself costs; they judge nothing. */
package dev.assay.acceptance.bench.glue;
