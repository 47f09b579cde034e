/** The part that tells why everything is as it is: downloaded when somebody asks. */
export { createExplain as start } from '@kairos/core/explain'
