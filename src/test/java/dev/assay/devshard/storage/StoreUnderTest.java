package dev.assay.devshard.storage;

/** The store that a contract speaks of, and what can happen to it. */
interface StoreUnderTest {
    SessionStore store();

    /** One more store on the same database, as another process has it. */
    SessionStore another();

    /** The store as found after a restart; from then on it is the store. */
    SessionStore restarted();
}
