/**
 * What a scenario may want (a topology), what then runs (an environment), and who may use it now (the pool and its leases).
 * How networks are started in one runtime or another is in the packages below; what a scenario does with an environment, and
 * whether that was right, is nowhere in here.
 */
package dev.assay.acceptance.environment;
