export { createGoals as start } from '@kairos/core/goals'
