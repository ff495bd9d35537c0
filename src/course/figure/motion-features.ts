/** What framer-motion needs to animate: a chunk of its own, loaded after the figure works. */
export { domAnimation as motionFeatures } from 'framer-motion'
